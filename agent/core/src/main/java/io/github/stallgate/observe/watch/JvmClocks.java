// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * What the JVM counts: processor time of threads, time in which it stopped them, classes loaded.
 * Reads only; needs the module {@code java.management}. Any thread but a loop's.
 */
final class JvmClocks {
  private static final long MILLI = 1_000_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<GarbageCollectorMXBean> collectors = new ArrayList<>();
  private final boolean readsCpu;
  private final Object runtime;
  private final Method safepoints;

  JvmClocks() {
    readsCpu = threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      String name = collector.getName();
      if (!name.contains("Cycles") && !name.contains("Concurrent")) {
        collectors.add(collector);
      }
    }
    Object bean = null;
    Method method = null;
    try {
      Class<?> helper = Class.forName("sun.management.ManagementFactoryHelper");
      bean = helper.getMethod("getHotspotRuntimeMBean").invoke(null);
      method =
          Class.forName("sun.management.HotspotRuntimeMBean").getMethod("getTotalSafepointTime");
      method.invoke(bean);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError otherJvm) {
      method = null;
    }
    runtime = bean;
    safepoints = method;
  }

  /**
   * Whether a counted loop can't be stopped before its end, so that a stack can't be taken in it:
   * with the Serial and the Parallel collector, unless a flag says otherwise.
   */
  boolean hasUnstoppableLoops() {
    boolean stopsThem = true;
    for (GarbageCollectorMXBean collector : collectors) {
      boolean serial = collector.getName().equals("Copy") || collector.getName().startsWith("PS ");
      stopsThem &= !serial;
    }
    if (stopsThem) {
      return false;
    }
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      stopsThem |= flag.equals("-XX:+UseCountedLoopSafepoints");
    }
    return !stopsThem;
  }

  boolean readsCpu() {
    return readsCpu;
  }

  boolean readsSafepoints() {
    return safepoints != null;
  }

  /** Nanoseconds of processor time that the thread has used; -1 if that is not told. */
  long cpuNanos(Thread thread) {
    return readsCpu ? cpuNanos(StallgateTable.idOf(thread)) : -1;
  }

  long cpuNanos(long threadId) {
    return readsCpu ? threads.getThreadCpuTime(threadId) : -1;
  }

  /**
   * Nanoseconds, to a millisecond, in which all threads were stopped; a pause that still goes on is
   * not in it, but then nobody asks.
   */
  long stoppedNanos() {
    if (safepoints == null) {
      return collectedNanos();
    }
    try {
      return (Long) safepoints.invoke(runtime) * MILLI;
    } catch (ReflectiveOperationException impossible) {
      return 0;
    }
  }

  /** Nanoseconds, to a millisecond, that collections with the threads stopped took. */
  long collectedNanos() {
    long millis = 0;
    for (GarbageCollectorMXBean collector : collectors) {
      millis += Math.max(0, collector.getCollectionTime());
    }
    return millis * MILLI;
  }

  long classesLoaded() {
    return ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
  }

  /** The thread's lock and its owner; null if the thread has ended. */
  ThreadInfo info(Thread thread) {
    return threads.getThreadInfo(StallgateTable.idOf(thread), 0);
  }

  /** A thread by its id, with its stack; null if it has ended. */
  ThreadInfo stack(long threadId, int frames) {
    return threads.getThreadInfo(threadId, frames);
  }
}
