// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.options.OptionError;
import io.github.stallgate.options.OptionSources;
import io.github.stallgate.options.Options;
import io.github.stallgate.report.Escape;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The {@code -javaagent} argument of the tests' JVMs. The agent checks its options itself, but in
 * each of those JVMs, and then stays off; here the build ends at once.
 */
final class AgentArgument {
  private static final List<String> PLACEHOLDERS = List.of("%p", "%t", "%{");

  private AgentArgument() {}

  static String of(File jar, Path reports, File config, Map<String, String> options)
      throws MojoExecutionException {
    if (jar.getPath().contains("=")) {
      throw new MojoExecutionException(
          "the path of the agent contains \"=\", which -javaagent can't carry: "
              + Escape.line(jar.getPath())
              + "; move the local repository, or set another with -Dmaven.repo.local");
    }
    StringBuilder arguments = new StringBuilder("report=").append(path(reports.toString()));
    if (config != null) {
      arguments.append(",config=").append(separable("config", config.getAbsolutePath()));
    }
    for (Map.Entry<String, String> option : options.entrySet()) {
      if (option.getKey().equals("report")) {
        throw new MojoExecutionException(
            "<options>: report is the build's, since check reads it; leave it out");
      }
      String value = option.getValue() == null ? "" : option.getValue().trim();
      arguments.append(',').append(option.getKey()).append('=');
      arguments.append(separable("<options>: " + option.getKey(), value));
    }
    check(arguments.toString());
    return "-javaagent:" + jar.getPath() + "=" + arguments;
  }

  private static String path(String path) throws MojoExecutionException {
    for (String placeholder : PLACEHOLDERS) {
      if (path.contains(placeholder)) {
        throw new MojoExecutionException(
            "the build directory contains \""
                + placeholder
                + "\", which the agent would replace: "
                + Escape.line(path)
                + "; build in another directory");
      }
    }
    return separable("the build directory", path);
  }

  private static String separable(String what, String value) throws MojoExecutionException {
    if (value.indexOf(',') >= 0) {
      throw new MojoExecutionException(
          what
              + " contains a comma, which separates the agent's options: "
              + Escape.line(value)
              + "; lists are joined by +, and a file named by <config> may hold what can't stand here");
    }
    return value;
  }

  private static void check(String arguments) throws MojoExecutionException {
    try {
      Options.read(new OptionSources(arguments, new Properties(), Map.of()), Rule.ids());
    } catch (OptionError e) {
      throw new MojoExecutionException(Escape.line(e.getMessage()));
    }
  }
}
