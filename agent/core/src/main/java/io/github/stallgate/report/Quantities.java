// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them, always with their unit. Pure; any thread. */
public final class Quantities {
  private static final double MILLI = 1e6;
  private static final double SECOND = 1e9;

  private Quantities() {}

  /** Nanoseconds as "0.012 ms", "4.2 ms", "250 ms", "9.3 s" or "310 s". */
  public static String duration(long nanos) {
    if (nanos <= 0) {
      return "0 ms";
    }
    if (nanos < 1_000) {
      return "under 0.001 ms";
    }
    if (nanos < MILLI) {
      BigDecimal millis = BigDecimal.valueOf(nanos / MILLI).round(new MathContext(2));
      return millis.stripTrailingZeros().toPlainString() + " ms";
    }
    if (nanos < 10 * MILLI) {
      return tenths(nanos / MILLI) + " ms";
    }
    if (nanos < 999.5 * MILLI) {
      return Math.round(nanos / MILLI) + " ms";
    }
    return nanos < 100 * SECOND ? tenths(nanos / SECOND) + " s" : Math.round(nanos / SECOND) + " s";
  }

  /** "1 sleep", "37 sleeps". */
  public static String counted(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  private static String tenths(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
