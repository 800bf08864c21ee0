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
  /** As a stack trace would print it. */
  public String text() {
    String place = file == null ? "Unknown Source" : line >= 0 ? file + ":" + line : file;
    return type + "." + method + "(" + place + ")";
  }

  boolean isClassInit() {
    return method.equals("<clinit>");
  }
}
