// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.observe.watch.Doing;
import io.github.stallgate.observe.watch.Lagging;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says whose turns made the others wait. Pure. */
public final class LagClassifier {
  private final Classifier calls;
  private final Culprits culprits;

  public LagClassifier(Classifier calls, Culprits culprits) {
    this.calls = calls;
    this.culprits = culprits;
  }

  /** Null if no stack tells. */
  public StallVerdict classify(Lagging lag) {
    Stacks stacks = Stacks.of(lag.samples(), Doing.COMPUTING);
    Hotspot hot = culprits.of(stacks.frames(), false);
    if (hot == null) {
      return null;
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("cpuPercent", Math.min(100, lag.cpuNanos() * 100 / Math.max(1, lag.wallNanos())));
    if (lag.turns() > 0) {
      facts.put("turns", lag.turns());
    }
    if (lag.delayNanos() > 0) {
      facts.put("delayNanos", lag.delayNanos());
    }
    if (lag.lateNanos() > 0) {
      facts.put("controlWorstNanos", lag.lateNanos());
    }
    return new StallVerdict(
        calls.classified(Family.LAG, hot.culprit(), hot.frames()),
        Cause.CPU,
        lag.ownNanos(),
        lag.ownNanos(),
        lag.cpuNanos(),
        stacks.size(),
        hot.frames(),
        facts,
        stacks.mostlyAllowed());
  }
}
