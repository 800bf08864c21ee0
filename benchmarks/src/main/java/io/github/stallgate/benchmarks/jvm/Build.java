// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.jvm;

import io.github.stallgate.harness.Reports;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Maven made, seen from this module's directory {@code target}. */
public record Build(Path target) {

  /** The build that this class is part of. */
  public static Build ofThisClassPath() {
    try {
      Path classes =
          Path.of(Build.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Build(classes.getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path of the benchmarks is no file", e);
    }
  }

  public Path agent() {
    return made(target.resolve("../../agent/dist/target/stallgate-agent.jar").normalize());
  }

  /** The directory of a sample application's module. */
  public Path sample(String name) {
    return target.resolve("../../sample-apps").resolve(name).normalize();
  }

  /** A script of this module. */
  public Path python(String name) {
    return target.resolve("../src/main/python").resolve(name).normalize();
  }

  public Path emptyAgent() {
    return made(target.resolve("empty-agent.jar"));
  }

  public Path blockHound() {
    return made(target.resolve("agents").resolve("blockhound.jar"));
  }

  /** The benchmarks and all they need, as one argument. */
  public String classPath() {
    return System.getProperty("java.class.path");
  }

  /** The JVM argument that puts our agent in, silent and with its report in that directory. */
  public String agentArgument(Path reports, String moreOptions) {
    return "-javaagent:" + agent() + "=quiet=true,report=" + reports + moreOptions;
  }

  /** A new directory for the logs, caches and reports of one measurement. */
  public Path scratch(String prefix) throws IOException {
    Path parent = Files.createDirectories(target.resolve("runs"));
    return Files.createTempDirectory(parent, prefix);
  }

  /**
   * The agent stays off rather than break an application; a figure without it would be a lie.
   *
   * @throws IllegalStateException if there is no report there
   */
  public static void requireReport(Path reports) throws IOException {
    if (isEmpty(reports)) {
      throw new IllegalStateException(
          "the agent made no report in " + reports + ": it was off; read the log beside it");
    }
  }

  /**
   * A figure is one of watched loops only if there were some.
   *
   * @throws IllegalStateException if there is no report there, or fewer loops in it
   */
  public static void requireLoops(Path reports, int atLeast) throws IOException {
    requireReport(reports);
    int loops = Reports.read(reports, "loop").size();
    if (loops < atLeast) {
      throw new IllegalStateException(
          "%s: the agent watched %d of at least %d loops".formatted(reports, loops, atLeast));
    }
  }

  /** Whether the agent says there that its watchdog ran. */
  public static boolean hasWatchdog(Path reports) throws IOException {
    return Reports.read(reports, "coverage").stream()
        .anyMatch(line -> Boolean.TRUE.equals(line.get("watchdog")));
  }

  /** Whether nothing is in that directory, or it is none. */
  public static boolean isEmpty(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  private static Path made(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          file + ": missing; build it with 'mvn -pl benchmarks -am package -DskipTests'");
    }
    return file;
  }
}
