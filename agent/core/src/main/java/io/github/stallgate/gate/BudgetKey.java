// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import io.github.stallgate.catalog.Severity;
import io.github.stallgate.observe.LagSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** What a budget can limit. The ids are contracts: builds name them. */
public enum BudgetKey {
  FINDINGS_ERROR("findings.error", Severity.ERROR, null),
  FINDINGS_WARNING("findings.warning", Severity.WARNING, null),
  FINDINGS_NOTE("findings.note", Severity.NOTE, null),
  CPU_PER_TURN("cpuPerTurn", null, null),
  LAG_P50("lag.p50", null, LagSnapshot::p50),
  LAG_P90("lag.p90", null, LagSnapshot::p90),
  LAG_P99("lag.p99", null, LagSnapshot::p99),
  LAG_P999("lag.p999", null, LagSnapshot::p999),
  LAG_MAX("lag.max", null, LagSnapshot::max),
  TURN_P50("turn.p50", null, LagSnapshot::turnP50),
  TURN_P99("turn.p99", null, LagSnapshot::turnP99),
  TURN_P999("turn.p999", null, LagSnapshot::turnP999),
  TURN_MAX("turn.max", null, LagSnapshot::turnMax);

  private final String id;
  private final Severity severity;
  private final ToLongFunction<LagSnapshot> wallClock;

  BudgetKey(String id, Severity severity, ToLongFunction<LagSnapshot> wallClock) {
    this.id = id;
    this.severity = severity;
    this.wallClock = wallClock;
  }

  /** For example {@code lag.p99}. */
  public String id() {
    return id;
  }

  /** The severity whose new findings it counts; null if it limits a duration. */
  Severity severity() {
    return severity;
  }

  /** Whether it is read off a loop's clock, which a busy machine disturbs. */
  boolean isWallClock() {
    return wallClock != null;
  }

  /** The nanoseconds that a wall-clock budget limits. */
  long of(LagSnapshot lag) {
    return wallClock.applyAsLong(lag);
  }

  static BudgetKey of(String id) {
    for (BudgetKey key : values()) {
      if (key.id.equals(id)) {
        return key;
      }
    }
    return null;
  }

  static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (BudgetKey key : values()) {
      ids.add(key.id);
    }
    return ids;
  }
}
