// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

/**
 * One frame of a stack.
 *
 * @param file null if not known
 * @param line negative if not known
 * @param jdk whether its class is one of the JDK's
 */
public record Frame(String type, String method, String file, int line, boolean jdk) {
  /** The line of a native method's frame. */
  static final int NATIVE = -2;

  /** As a stack trace would print it. */
  public String text() {
    String place =
        line == NATIVE
            ? "Native Method"
            : file == null ? "Unknown Source" : line >= 0 ? file + ":" + line : file;
    return type + "." + method + "(" + place + ")";
  }

  boolean isClassInit() {
    return method.equals("<clinit>");
  }
}
