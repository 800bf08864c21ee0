// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.util.concurrent.DefaultEventExecutor;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * Starts 10 000 loops one after another, each for one short turn. Prints the live threads and the
 * open file descriptors after the first 1 000 and after all, as {@code threads FEW MANY} and {@code
 * descriptors FEW MANY}.
 */
public final class ManyLoops {

  private static final int FEW = 1_000;
  private static final int MANY = 10_000;

  private ManyLoops() {}

  public static void main(String[] args) throws Exception {
    run(FEW);
    int threads = threads();
    long descriptors = descriptors();
    run(MANY - FEW);
    System.out.println("threads " + threads + " " + threads());
    System.out.println("descriptors " + descriptors + " " + descriptors());
    System.exit(0);
  }

  private static void run(int loops) throws Exception {
    for (int i = 0; i < loops; i++) {
      DefaultEventExecutor loop = new DefaultEventExecutor();
      OnLoop.call(loop, () -> true);
      loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
    }
  }

  private static int threads() {
    return CpuTime.THREADS.getThreadCount();
  }

  /** Zero on a system that has none. */
  private static long descriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? system.getOpenFileDescriptorCount()
        : 0;
  }
}
