// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayList;
import java.util.List;

/** Stacks as a person wants to read them. */
final class Stacks {
  private static final String OWN = Stacks.class.getPackageName() + ".";

  private Stacks() {}

  /** Without the frames of the JDK and of the runtime at either end. */
  static List<StackTraceElement> ofUser(StackTraceElement[] frames) {
    int from = 0;
    int to = frames.length;
    while (from < to && isPlumbing(frames[from])) {
      from++;
    }
    while (to > from && isPlumbing(frames[to - 1])) {
      to--;
    }
    return new ArrayList<>(List.of(frames).subList(from, to));
  }

  /** Where that was made, for a text that goes on; nothing if it was not remembered. */
  static String origin(String verb, Throwable at) {
    if (at == null) {
      return "";
    }
    List<StackTraceElement> frames = ofUser(at.getStackTrace());
    return frames.isEmpty() ? "" : ", " + verb + " at " + frames.get(0);
  }

  private static boolean isPlumbing(StackTraceElement frame) {
    String name = frame.getClassName();
    boolean isTest = name.endsWith("Test") || name.contains("Test$");
    return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith(OWN) && !isTest;
  }
}
