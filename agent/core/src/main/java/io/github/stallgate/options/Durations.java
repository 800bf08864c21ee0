// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

/** Durations with a unit: {@code 500us}, {@code 20ms}, {@code 1.5s}, {@code 2m}. */
public final class Durations {
  private static final String[] UNITS = {"ns", "us", "ms", "s", "m"};
  private static final long[] NANOS = {1, 1_000, 1_000_000, 1_000_000_000, 60_000_000_000L};

  private Durations() {}

  /**
   * Nanoseconds.
   *
   * @throws OptionError if it is not a number with a unit, or does not fit
   */
  public static long parse(String text) throws OptionError {
    int end = text.length();
    while (end > 0 && Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    String unit = text.substring(end);
    for (int i = 0; i < UNITS.length; i++) {
      if (UNITS[i].equals(unit)) {
        return times(text, text.substring(0, end), NANOS[i]);
      }
    }
    throw bad(text);
  }

  private static long times(String text, String number, long unit) throws OptionError {
    try {
      boolean whole = number.indexOf('.') < 0;
      double value = whole ? (double) Long.parseLong(number) * unit : fraction(number, unit);
      if (value >= 0 && value < Long.MAX_VALUE) {
        return Math.round(value);
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw bad(text);
  }

  /** Apart, because most starts do without the JDK's decimal parser. */
  private static double fraction(String number, long unit) {
    return Double.parseDouble(number) * unit;
  }

  private static OptionError bad(String text) {
    return new OptionError(
        "'" + text + "' is not a duration; write a number with a unit, as 500us, 20ms, 1s or 2m");
  }
}
