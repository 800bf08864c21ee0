// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import io.github.stallgate.benchmarks.runtime.OurLoop;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.fiber.Cooperation;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM in which a coroutine makes the shortest call that the system has a part in, in turn a block
 * of calls without regions and one with. Two JVMs differ by more than a region costs.
 */
public final class RegionFork {
  private static final int CALLS = 20_000;

  private final RegionSwitch regions;

  /** So that the compiler can't drop the calls. */
  private long read;

  RegionFork(RegionSwitch regions) {
    this.regions = regions;
  }

  /**
   * {@code by_hand|by_agent <warm-up> <measured>}, in pairs of blocks: prints for each measured
   * pair the nanoseconds of a call without a region, and with one.
   */
  public static void main(String[] arguments) throws Exception {
    RegionFork fork = new RegionFork(RegionSwitch.of(arguments[0]));
    int warmUp = Integer.parseInt(arguments[1]);
    for (double[] pair : fork.measure(warmUp, Integer.parseInt(arguments[2]))) {
      System.out.printf("%.2f %.2f%n", pair[0], pair[1]);
    }
  }

  List<double[]> measure(int warmUp, int measured) {
    List<double[]> pairs = new ArrayList<>();
    OurLoop.builder().run(Coroutine.action(() -> measure(warmUp, measured, pairs)));
    return pairs;
  }

  private void measure(int warmUp, int measured, List<double[]> pairs) throws IOException {
    System.gc(); // A loop that has run for long is old, and dearer to write to.
    try (FileInputStream zeros = new FileInputStream("/dev/zero")) {
      for (int i = 0; i < warmUp + measured; i++) {
        double without = nanos(zeros, false);
        double with = nanos(zeros, true);
        if (i >= warmUp) {
          pairs.add(new double[] {without, with});
        }
      }
    }
  }

  private double nanos(FileInputStream zeros, boolean inRegion) throws IOException {
    boolean byHand = regions.turn(inRegion);
    long begin = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      read += byHand ? inRegion(zeros) : zeros.read();
    }
    return (System.nanoTime() - begin) / (double) CALLS;
  }

  private static int inRegion(FileInputStream zeros) throws IOException {
    Object entered = Cooperation.enter();
    try {
      return zeros.read();
    } finally {
      Cooperation.leave(entered);
    }
  }
}
