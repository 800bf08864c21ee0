// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.attribution;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The template of all windows: {@link NumberedClasses} defines it anew under other numbers. */
public final class Window0000 implements Window {
  private static final int STEPS = 50_000;

  private long sum;

  @Override
  public void compute(long cpuNanos) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + cpuNanos;
    while (threads.getCurrentThreadCpuTime() < end) {
      for (int i = 0; i < STEPS; i++) {
        sum = sum * 31 + i;
      }
    }
  }

  @Override
  public void sleep(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  @Override
  public void lock(Object monitor) {
    synchronized (monitor) {
      sum++;
    }
  }

  @Override
  public int read(InputStream input) throws IOException {
    return input.read();
  }
}
