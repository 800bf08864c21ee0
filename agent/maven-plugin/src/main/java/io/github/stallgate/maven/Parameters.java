// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import io.github.stallgate.options.Nearest;
import io.github.stallgate.report.Escape;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Refuses what Maven lets pass in silence: parameters that the plugin does not have. */
final class Parameters {
  private Parameters() {}

  static void check(MojoExecution execution, MavenSession session) throws MojoExecutionException {
    TreeSet<String> known = new TreeSet<>();
    MojoDescriptor mojo = execution.getMojoDescriptor();
    for (MojoDescriptor each : mojo.getPluginDescriptor().getMojos()) {
      each.getParameters().stream()
          .filter(Parameter::isEditable)
          .map(Parameter::getName)
          .forEach(known::add);
    }
    Plugin plugin = execution.getPlugin();
    PomFiles files = PomFiles.of(session);
    check(plugin.getConfiguration(), known, files);
    for (PluginExecution each : plugin.getExecutions()) {
      if (each.getId().equals(execution.getExecutionId())) {
        check(each.getConfiguration(), known, files);
      }
    }
  }

  private static void check(Object configuration, Collection<String> known, PomFiles files)
      throws MojoExecutionException {
    if (configuration instanceof Xpp3Dom elements) {
      for (Xpp3Dom element : elements.getChildren()) {
        if (!known.contains(element.getName())) {
          throw new MojoExecutionException(
              files.prefix(element)
                  + unknown("unknown parameter", element.getName(), known)
                  + " (known: "
                  + String.join(", ", known)
                  + ")");
        }
      }
    }
  }

  /** The word, if it is one of those a parameter takes. */
  static String oneOf(String parameter, String word, List<String> known)
      throws MojoExecutionException {
    String lower = word.trim().toLowerCase(Locale.ROOT);
    if (known.contains(lower)) {
      return lower;
    }
    throw new MojoExecutionException(
        parameter
            + ": "
            + unknown("unknown value", word.trim(), known)
            + " (one of "
            + String.join(", ", known)
            + ")");
  }

  private static String unknown(String what, String word, Collection<String> known) {
    return what + " \"" + Escape.text(word) + "\"" + Nearest.question(word, known);
  }
}
