// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * What the gate printed and ended with.
 *
 * @param lines standard output and error, in the order they came
 */
record GateRun(int exitCode, List<String> lines) {
  private static final List<String> SENTENCES =
      List.of("passed:", "failed:", "not judged:", "nothing measured:", "stallgate:");

  /** On the JDK that runs Maven. */
  static GateRun of(File jar, List<String> arguments, Path directory)
      throws MojoExecutionException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String stream : new String[] {"stdout", "stderr"}) {
      command.add("-D" + stream + ".encoding=UTF-8");
      command.add("-Dsun." + stream + ".encoding=UTF-8"); // the name before JDK 19
    }
    command.add("-jar");
    command.add(jar.getPath());
    command.add("gate");
    command.addAll(arguments);
    try {
      return run(command, directory);
    } catch (IOException e) {
      throw new MojoExecutionException("can't run the gate: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted while the gate ran", e);
    }
  }

  private static GateRun run(List<String> command, Path directory)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      List<String> lines = new ArrayList<>();
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          lines.add(line);
        }
      }
      return new GateRun(process.waitFor(), lines);
    } finally {
      process.destroy();
    }
  }

  /** The line that says how it ended. */
  String sentence() {
    return lines.stream()
        .filter(line -> SENTENCES.stream().anyMatch(line::startsWith))
        .findFirst()
        .orElse("the gate ended with exit code " + exitCode + "; see its output above");
  }
}
