// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import java.util.ArrayList;
import java.util.List;

/** Turns captured stacks into frames. Takes tens of microseconds: not for a loop. */
public final class Frames {
  private static final String BRIDGE = "java.lang.Stallgate";

  /** What a thread runs that gives way at a poll. */
  private static final String SLICES = "io.github.stallgate.act.slice.";

  private Frames() {}

  /** The frames, innermost first, without the bridge's and the agent's own. */
  public static List<Frame> of(Throwable trace) {
    StackTraceElement[] elements = trace.getStackTrace();
    int first = 0;
    for (int i = 0; i < elements.length; i++) {
      if (elements[i].getClassName().startsWith(BRIDGE)) {
        first = i + 1;
      } else if (first > 0) {
        break;
      }
    }
    List<Frame> frames = new ArrayList<>(elements.length - first);
    for (int i = first; i < elements.length; i++) {
      if (!isOwn(elements[i])) {
        frames.add(of(elements[i]));
      }
    }
    return frames;
  }

  /** The frames of a stack that was taken from another thread, innermost first. */
  public static List<Frame> of(List<StackTraceElement> elements) {
    List<Frame> frames = new ArrayList<>(elements.size());
    for (StackTraceElement element : elements) {
      if (!isOwn(element)) {
        frames.add(of(element));
      }
    }
    return frames;
  }

  private static boolean isOwn(StackTraceElement element) {
    String type = element.getClassName();
    return type.startsWith(BRIDGE) || type.startsWith(SLICES);
  }

  private static Frame of(StackTraceElement element) {
    return new Frame(
        element.getClassName(),
        element.getMethodName(),
        element.getFileName(),
        element.getLineNumber(),
        isJdk(element));
  }

  private static boolean isJdk(StackTraceElement element) {
    String module = element.getModuleName();
    if (module != null) {
      return module.startsWith("java.") || module.startsWith("jdk.");
    }
    String type = element.getClassName();
    return type.startsWith("jdk.internal.reflect.") || type.startsWith("sun.reflect.");
  }
}
