// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import java.lang.management.ManagementFactory;

/** The heap of this JVM. */
final class Memory {
  private static final int COLLECTIONS = 3;

  private Memory() {}

  /** Bytes that are reachable, after collections of the garbage. */
  static long used() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
