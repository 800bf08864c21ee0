// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.act;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.classify.Classified;
import io.github.stallgate.classify.Frame;
import java.util.List;
import java.util.Set;

/**
 * Whether an error may come out of a hooked call without leaving the JDK half-way: a waiter that is
 * queued already must not be torn out of its queue, a class must not fail to load, and what prints
 * the error must not fail on it.
 */
final class ThrowGuard {
  private static final Set<Family> NEVER =
      Set.of(Family.SELECT, Family.COLLECT, Family.LIBRARY, Family.SEED);

  /**
   * JDK code that may stand between the hook and the caller: it only passes on, or cleans up by
   * try/finally.
   */
  private static final List<String> PASSES_ON =
      List.of(
          "java.lang.Thread",
          "java.lang.Object",
          "java.lang.Process",
          "java.lang.Runtime",
          "java.lang.reflect.",
          "jdk.internal.reflect.",
          "java.lang.invoke.",
          "java.util.concurrent.TimeUnit",
          "java.util.concurrent.locks.LockSupport",
          "java.net.",
          "sun.nio.ch.",
          "sun.nio.fs.",
          "java.nio.",
          "java.io.File",
          "java.io.RandomAccessFile",
          "java.io.BufferedInputStream",
          "java.io.BufferedReader",
          "java.io.InputStreamReader",
          "java.io.InputStream",
          "java.util.stream.",
          "java.util.ArrayList");

  private static final List<String> ENDING =
      List.of(
          "java.lang.Shutdown",
          "java.lang.ApplicationShutdownHooks",
          "java.lang.ClassLoader",
          "java.lang.ref.");

  private ThrowGuard() {}

  static boolean isSafe(Family family, Classified call, List<Frame> frames) {
    if (NEVER.contains(family)
        || call.rule() == Rule.BLOCKING_CONSOLE
        || call.rule() == Rule.BLOCKING_CLASS_INIT) {
      return false;
    }
    boolean atEntry = family.timing() == Family.Timing.ENTRY;
    boolean beforeCaller = !atEntry;
    for (Frame frame : frames) {
      beforeCaller &= frame.jdk();
      if (frame.method().equals("<clinit>") || startsWithOne(frame.type(), ENDING)) {
        return false;
      }
      if (beforeCaller && !startsWithOne(frame.type(), PASSES_ON)) {
        return false;
      }
    }
    return frames.size() > 1 && (atEntry ? !frames.get(1).jdk() : isOutsideWaiters(family, frames));
  }

  /** A park is only refused where the application itself parks. */
  private static boolean isOutsideWaiters(Family family, List<Frame> frames) {
    for (Frame frame : frames) {
      if (family != Family.PARK || !frame.jdk()) {
        return true;
      }
      if (!frame.type().equals("java.util.concurrent.locks.LockSupport")) {
        return false;
      }
    }
    return false;
  }

  private static boolean startsWithOne(String type, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (type.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
