// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.classify.Classified;
import io.github.stallgate.classify.Frame;
import io.github.stallgate.observe.LagSnapshot;
import io.github.stallgate.policy.Action;
import io.github.stallgate.policy.Decision;
import java.util.List;

/** Findings as the agent makes them, for tests of what writes them. */
public final class Live {
  /** A name that tries everything: quotes, escapes, markup, halves of characters. */
  public static final String HOSTILE =
      "a\"b\\c\n\r\t\u0000\u001b[31mred\u009b1m</script><b>\u2028\u202e\ud83d\ude00\ud83dx'\u00e9";

  private Live() {}

  public static StallgateLoop loop(String name) {
    return new StallgateLoop(new Thread(name), "netty", "netty:" + name);
  }

  public static Classified classified(Rule rule, String type) {
    Frame culprit = new Frame(type, "read", "Some.java", 41, false);
    Frame framework = new Frame("io.netty.Some", "run", null, -1, false);
    return new Classified(
        rule, rule.severity(), Long.MAX_VALUE, "java.lang.Some.call", culprit, framework, null);
  }

  public static Decision report(Severity severity) {
    return new Decision(Action.REPORT, severity, 0, Long.MAX_VALUE, null);
  }

  /** A loop whose tasks waited up to that long. */
  public static ReportedLag lag(String loop, long millis) {
    long nanos = millis * 1_000_000;
    LagSnapshot lag =
        new LagSnapshot(100, 2, true, nanos / 4, nanos / 2, nanos, nanos, nanos, 1, 2, 3, 4);
    return new ReportedLag(loop, "netty", lag, 3_000_000);
  }

  /** Counts one call of a second in that class. */
  public static FindingStore.Added add(
      FindingStore store, Rule rule, String type, Severity severity) {
    Classified classified = classified(rule, type);
    return store.add(
        loop("loop-1"),
        classified,
        report(severity),
        1_000_000_000,
        List.of(classified.culprit(), classified.framework()));
  }
}
