// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.junit;

import io.github.stallgate.api.Episode;
import io.github.stallgate.api.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link NoStalls} says about some stretches of time; one finding in several counts once.
 */
final class Judgement {
  private static final int MOST_TOLD = 10;

  private final Map<String, String> diagnostics = new LinkedHashMap<>();

  Judgement(NoStalls rule, List<Episode> episodes) {
    List<Allowed> allowed = Allowed.of(rule);
    for (Episode episode : episodes) {
      for (Finding finding : episode.findings()) {
        boolean isAllowed = allowed.stream().anyMatch(pattern -> pattern.matches(finding));
        if (rule.failOn().isReachedBy(finding) && !isAllowed) {
          diagnostics.computeIfAbsent(finding.id(), id -> episode.diagnostic(finding));
        }
      }
    }
  }

  /**
   * @param where what stalled, as a person knows it
   * @throws AssertionError with the diagnostics, if there are any
   */
  void throwIfAny(String where) {
    int count = diagnostics.size();
    if (count == 0) {
      return;
    }
    List<String> parts = new ArrayList<>();
    String findings = count == 1 ? "1 finding" : count + " findings";
    parts.add(where + " stalled an event loop: " + findings);
    diagnostics.values().stream().limit(MOST_TOLD).forEach(parts::add);
    if (count > MOST_TOLD) {
      parts.add("and " + (count - MOST_TOLD) + " more; the report of the JVM has them all");
    }
    throw new AssertionError(String.join("\n\n", parts));
  }
}
