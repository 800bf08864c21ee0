// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Fingerprint;

/**
 * One place in the code, as a report names it.
 *
 * @param file the source file, or null if the class does not tell
 * @param line the line in it, or 0 if unknown
 */
public record Frame(String className, String method, String file, int line) {
  /** As in a stack trace: {@code com.acme.Foo.bar(Foo.java:41)}; not escaped. */
  public String text() {
    String place = className + "." + method;
    if (file == null) {
      return place;
    }
    return place + "(" + file + (line > 0 ? ":" + line : "") + ")";
  }

  /** Whether a stack entry is this method, at whatever line. */
  boolean isMethodOf(String stackEntry) {
    String place = className + "." + method;
    return stackEntry.equals(place) || stackEntry.startsWith(place + "(");
  }

  /** {@code class.method} without the compiler's numbering. */
  public String culprit() {
    return Fingerprint.culprit(className, method);
  }

  /** The class without the compiler's numbering. */
  String writtenClass() {
    String culprit = culprit();
    return culprit.substring(0, culprit.lastIndexOf('.'));
  }

  /** {@code Foo.bar}: the method without its package, for short sentences; not escaped. */
  String shortName() {
    String culprit = culprit();
    int method = culprit.lastIndexOf('.');
    return culprit.substring(culprit.lastIndexOf('.', method - 1) + 1);
  }
}
