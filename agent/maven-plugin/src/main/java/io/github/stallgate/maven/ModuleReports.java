// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** Where the JVMs of a module's tests report to. */
record ModuleReports(Path directory) {
  private static final String REPORTS = "*.jsonl";

  ModuleReports(MavenProject project) {
    this(Path.of(project.getBuild().getDirectory()).toAbsolutePath().resolve("stallgate"));
  }

  boolean isEmpty() throws MojoExecutionException {
    if (!Files.isDirectory(directory)) {
      return true;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, REPORTS)) {
      return !files.iterator().hasNext();
    } catch (IOException e) {
      throw new MojoExecutionException("can't read " + directory + ": " + e, e);
    }
  }

  /** Else a build without {@code clean} would judge the runs before it, too. */
  void removeOld() throws MojoExecutionException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, REPORTS)) {
      for (Path file : files) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new MojoExecutionException(
          "can't remove the old reports of " + directory + ": " + e, e);
    }
  }
}
