// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import java.util.List;

/**
 * Why a virtual thread could not leave its carrier, from its stack: the innermost frame that pins.
 * The JVM says it to its own recorder only. Pure.
 */
public final class PinReason {
  /** From then on a monitor does not pin. */
  private static final int MONITORS_LEAVE_SINCE = 24;

  private PinReason() {}

  /**
   * The reason, as a clause.
   *
   * @param frames of the virtual thread, innermost first; the first one, if native, only waits
   * @param jdk feature release
   */
  public static String of(List<Frame> frames, int jdk) {
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      if (frame.isClassInit()) {
        return "a class is being initialised: " + frame.type() + "." + frame.method();
      }
      if (i > 0 && frame.line() == Frame.NATIVE) {
        return "a native frame is on the stack: " + frame.type() + "." + frame.method();
      }
    }
    return jdk < MONITORS_LEAVE_SINCE
        ? "synchronized, or native code that has no frame of its own"
        : "native code is on the stack that has no frame of its own, such as a call back out of"
            + " FFM";
  }

  /** Whether the thread waits below a class loader that the JVM called, which happens once. */
  static boolean isLoading(List<Frame> frames) {
    for (Frame frame : frames) {
      if (frame.type().equals("java.lang.ClassLoader")
          || frame.type().startsWith("jdk.internal.loader.")) {
        return true;
      }
    }
    return false;
  }
}
