// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import java.util.Locale;

/** How much a finding weighs; the gate fails on {@link #ERROR} unless told otherwise. */
public enum Severity {
  NOTE,
  WARNING,
  ERROR;

  /** The word used in reports, options and messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean atLeast(Severity other) {
    return compareTo(other) >= 0;
  }

  /** The severity of that word, or null. */
  public static Severity of(String word) {
    for (Severity severity : values()) {
      if (severity.word().equals(word)) {
        return severity;
      }
    }
    return null;
  }
}
