// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import io.github.stallgate.options.Durations;
import io.github.stallgate.options.Nearest;
import io.github.stallgate.options.OptionError;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Quantities;

/**
 * The most that one measurement may be.
 *
 * @param kind the loops it is for; null for all
 * @param limit a count, or nanoseconds
 */
public record Budget(BudgetKey key, String kind, long limit) {
  private static final String FORM = "write KEY=VALUE, as findings.error=0 or lag.p99=20ms";

  /**
   * Reads {@code lag.p99=20ms} or {@code lag.p99@netty=20ms}.
   *
   * @throws OptionError with one escaped line that quotes what is wrong and says what is right
   */
  public static Budget parse(String text) throws OptionError {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new OptionError(quoted(text) + " has no limit; " + FORM);
    }
    String name = text.substring(0, equals).strip();
    String value = text.substring(equals + 1).strip();
    int at = name.indexOf('@');
    String id = at < 0 ? name : name.substring(0, at);
    BudgetKey key = BudgetKey.of(id);
    if (key == null) {
      String nearest = Nearest.question(id, BudgetKey.ids());
      throw new OptionError(
          "unknown budget "
              + quoted(id)
              + (nearest.isEmpty()
                  ? "; the budgets are " + String.join(", ", BudgetKey.ids())
                  : nearest));
    }
    String kind = at < 0 ? null : kind(key, name.substring(at + 1));
    return new Budget(key, kind, key.severity() == null ? nanos(key, value) : count(key, value));
  }

  private static String kind(BudgetKey key, String kind) throws OptionError {
    if (!key.isWallClock()) {
      throw new OptionError(key.id() + " is of all loops; leave out " + quoted("@" + kind));
    }
    if (kind.isBlank()) {
      throw new OptionError("no kind of loop after " + key.id() + "@; write one, as @netty");
    }
    return kind;
  }

  private static long nanos(BudgetKey key, String value) throws OptionError {
    try {
      return Durations.parse(value);
    } catch (OptionError e) {
      throw new OptionError(
          key.id()
              + " needs a duration with a unit, as 500us, 20ms, 1s or 2m, not "
              + quoted(value));
    }
  }

  private static long count(BudgetKey key, String value) throws OptionError {
    try {
      int count = Integer.parseInt(value);
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw new OptionError(key.id() + " needs a count, 0 or more, not " + quoted(value));
  }

  private static String quoted(String text) {
    return "\"" + Escape.text(text) + "\"";
  }

  /** The key with the kind of loop, escaped. */
  public String name() {
    return kind == null ? key.id() : key.id() + "@" + Escape.text(kind);
  }

  /** A count or a duration as people read it. */
  String text(long value) {
    return key.severity() == null ? Quantities.duration(value) : String.valueOf(value);
  }

  boolean isFor(String loopKind) {
    return kind == null || kind.equals(loopKind);
  }
}
