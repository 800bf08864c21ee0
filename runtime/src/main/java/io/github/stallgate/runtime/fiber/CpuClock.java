// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How long a thread has computed. Any thread. */
final class CpuClock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CpuClock() {}

  /** Nanoseconds; negative if that is not known. */
  @SuppressWarnings("deprecation") // Thread.threadId() is there from 19 on only.
  static long nanosOf(Thread platformThread) {
    if (platformThread == null || !THREADS.isThreadCpuTimeSupported()) {
      return -1;
    }
    return THREADS.getThreadCpuTime(platformThread.getId());
  }
}
