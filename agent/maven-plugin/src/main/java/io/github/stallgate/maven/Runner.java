// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The plugins that run tests, and what a module's pom tells them. */
enum Runner {
  SUREFIRE,
  FAILSAFE;

  /** Its name, as people say it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its configurations: the plugin's own and that of each execution, which has inherited it. */
  List<Xpp3Dom> configurations(MavenProject project) {
    List<Xpp3Dom> configurations = new ArrayList<>();
    Plugin plugin = project.getPlugin("org.apache.maven.plugins:maven-" + word() + "-plugin");
    if (plugin != null) {
      add(plugin.getConfiguration(), configurations);
      for (PluginExecution execution : plugin.getExecutions()) {
        add(execution.getConfiguration(), configurations);
      }
    }
    return configurations;
  }

  private static void add(Object configuration, List<Xpp3Dom> configurations) {
    if (configuration instanceof Xpp3Dom elements) {
      configurations.add(elements);
    }
  }

  /** Where it leaves a file for each test class. */
  Set<Path> reportDirectories(MavenProject project) {
    Set<Path> directories = new LinkedHashSet<>();
    directories.add(Path.of(project.getBuild().getDirectory(), word() + "-reports"));
    for (Xpp3Dom configuration : configurations(project)) {
      Xpp3Dom own = configuration.getChild("reportsDirectory");
      if (own != null && own.getValue() != null) {
        directories.add(project.getBasedir().toPath().resolve(own.getValue().trim()));
      }
    }
    return directories;
  }
}
