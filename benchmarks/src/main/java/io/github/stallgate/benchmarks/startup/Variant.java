// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.startup;

import io.github.stallgate.benchmarks.jvm.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The agents that a hello world is started with. */
enum Variant {
  NO_AGENT("no agent", 0),
  EMPTY_AGENT("an agent that does nothing", 0),
  COLD("Stallgate, cache off", 120),
  EMPTY_CACHE("Stallgate, cache empty", 120),
  WARM_CACHE("Stallgate, cache warm", 80),
  COLD_LOOP("Stallgate, cache off, until a first loop", 0),
  WARM_LOOP("Stallgate, cache warm, until a first loop", 0),
  BLOCKHOUND("BlockHound, with its flag", 0);

  private final String label;
  private final int budget;

  Variant(String label, int budget) {
    this.label = label;
    this.budget = budget;
  }

  String label() {
    return label;
  }

  /** Milliseconds that it may add to the start, or 0 if it has no budget. */
  int budget() {
    return budget;
  }

  boolean isOurs() {
    return this != NO_AGENT && this != EMPTY_AGENT && this != BLOCKHOUND;
  }

  /**
   * Whether the application has a loop, which waits for the hooks; without one it does not wait.
   */
  boolean hasLoop() {
    return this == COLD_LOOP || this == WARM_LOOP;
  }

  /** The JVM arguments of one run. */
  List<String> arguments(Build build, Path scratch) throws IOException {
    return switch (this) {
      case NO_AGENT -> List.of();
      case EMPTY_AGENT -> List.of("-javaagent:" + build.emptyAgent());
      case COLD, COLD_LOOP -> ours(build, scratch, "off");
      case EMPTY_CACHE ->
          ours(build, scratch, Files.createTempDirectory(scratch, "cache-").toString());
      case WARM_CACHE, WARM_LOOP -> ours(build, scratch, warmCache(scratch).toString());
      case BLOCKHOUND ->
          List.of("-XX:+AllowRedefinitionToAddDeleteMethods", "-javaagent:" + build.blockHound());
    };
  }

  /** What the first run with {@link #WARM_CACHE} fills for all that follow. */
  static Path warmCache(Path scratch) {
    return scratch.resolve("warm-cache");
  }

  Path reports(Path scratch) {
    return scratch.resolve("reports-" + name());
  }

  private List<String> ours(Build build, Path scratch, String cache) {
    return List.of(build.agentArgument(reports(scratch), ",cache=" + cache));
  }
}
