// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** Counts the tests that surefire and failsafe ran, from the files they leave. */
final class TestRuns {
  private static final Pattern SUITE = Pattern.compile("<testsuite\\s[^>]*>");
  private static final Pattern TESTS = Pattern.compile("\\stests=\"(\\d+)\"");
  private static final Pattern SKIPPED = Pattern.compile("\\sskipped=\"(\\d+)\"");

  private TestRuns() {}

  /** Tests that were run, not skipped, in files no older than that. */
  static long count(MavenProject project, Runner runner, long sinceMillis)
      throws MojoExecutionException {
    long count = 0;
    for (Path directory : runner.reportDirectories(project)) {
      count += count(directory, sinceMillis);
    }
    return count;
  }

  static long count(Path directory, long sinceMillis) throws MojoExecutionException {
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    long count = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "TEST-*.xml")) {
      for (Path file : files) {
        // To the second, which is as exactly as some file systems keep the time.
        if (Files.getLastModifiedTime(file).toMillis() / 1000 >= sinceMillis / 1000) {
          count += ran(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    } catch (IOException e) {
      throw new MojoExecutionException("can't count the tests in " + directory + ": " + e, e);
    }
    return count;
  }

  /**
   * Reads the head only, and no letter beyond ASCII: the file may be cut off wherever its writer
   * was.
   */
  private static long ran(String xml) {
    Matcher suite = SUITE.matcher(xml);
    if (!suite.find()) {
      return 0;
    }
    return number(TESTS, suite.group()) - number(SKIPPED, suite.group());
  }

  private static long number(Pattern attribute, String suite) {
    Matcher matcher = attribute.matcher(suite);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }
}
