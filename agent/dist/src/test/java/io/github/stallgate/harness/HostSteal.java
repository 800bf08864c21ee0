// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the host of a virtual machine took from its processors since a moment, in ticks of the
 * system's clock: {@code proc(5)}, the eighth number of {@code /proc/stat}. Nothing where that is
 * not told.
 */
record HostSteal(long then) {
  private static final Path STAT = Path.of("/proc/stat");
  private static final int STEAL = 8;

  /** 40 ms. */
  private static final long MUCH = 4;

  static HostSteal sinceNow() throws IOException {
    return new HostSteal(now());
  }

  /** Whether it may have made a turn that computes look shorter than it was. */
  boolean isMuch() throws IOException {
    return now() - then >= MUCH;
  }

  private static long now() throws IOException {
    if (!Files.isReadable(STAT)) {
      return 0;
    }
    List<String> words = List.of(Files.readAllLines(STAT).get(0).split(" +"));
    return words.size() > STEAL ? Long.parseLong(words.get(STEAL)) : 0;
  }
}
