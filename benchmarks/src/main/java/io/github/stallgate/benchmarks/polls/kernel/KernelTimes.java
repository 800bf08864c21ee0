// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.polls.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;

/**
 * Prints a line for each kernel, its name and the processor time of one run in nanoseconds, the
 * least of many rounds: {@code KernelTimes WARM-UP-MILLIS ROUNDS}.
 */
public final class KernelTimes {
  private static final long ROUND_NANOS = 20_000_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** What was computed goes here, so that it has to be. */
  private static volatile long sink;

  private KernelTimes() {}

  public static void main(String[] arguments) throws Exception {
    long warmUp = Long.parseLong(arguments[0]) * 1_000_000;
    int rounds = Integer.parseInt(arguments[1]);
    Map<String, Kernels.Kernel> kernels = new Kernels().all();
    for (Kernels.Kernel kernel : kernels.values()) {
      run(kernel, warmUp);
    }
    for (Map.Entry<String, Kernels.Kernel> kernel : kernels.entrySet()) {
      run(kernel.getValue(), warmUp);
      double least = Double.MAX_VALUE;
      for (int round = 0; round < rounds; round++) {
        least = Math.min(least, run(kernel.getValue(), ROUND_NANOS));
      }
      System.out.println(kernel.getKey() + " " + least);
    }
  }

  /** Runs it for so long; nanoseconds a run. */
  private static double run(Kernels.Kernel kernel, long nanos) throws Exception {
    long begun = THREADS.getCurrentThreadCpuTime();
    long used = 0;
    int runs = 0;
    while (used < nanos) {
      for (int i = 0; i < 16; i++) {
        sink += kernel.run();
      }
      runs += 16;
      used = THREADS.getCurrentThreadCpuTime() - begun;
    }
    return (double) used / runs;
  }
}
