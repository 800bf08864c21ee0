// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.watchdog;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.TreeMap;

/** The CPU time of the agent's own threads in this JVM, by their names. */
final class AgentThreads {
  static final String PREFIX = "stallgate-";

  private AgentThreads() {}

  /** Nanoseconds since each thread began; a thread that has ended is not among them. */
  static Map<String, Long> cpuNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Map<String, Long> nanos = new TreeMap<>();
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().startsWith(PREFIX)) {
        long cpu = Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
        nanos.merge(thread.getThreadName(), cpu, Long::sum);
      }
    }
    return nanos;
  }
}
