// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The committed list of accepted findings.
 *
 * @param heading the lines before the first entry's own comments
 * @param tail comment lines after the last entry
 */
public record Baseline(List<String> heading, List<BaselineEntry> entries, List<String> tail) {
  private static final List<String> FIRST_HEADING =
      List.of(
          "# Findings Stallgate accepts: rule, loop kind, culprit, API, separated by two spaces.",
          "# Each needs a reason; until=YYYY-MM-DD and owner=NAME may stand before it.",
          "");

  public static final Baseline EMPTY = new Baseline(FIRST_HEADING, List.of(), List.of());

  /** For finding the entries of many findings. */
  public EntryIndex index() {
    return new EntryIndex(entries);
  }

  /**
   * This baseline with those entries; they replace the ones for the same findings, whose comments
   * stay.
   */
  public Baseline with(Collection<BaselineEntry> accepted) {
    Map<FindingKey, BaselineEntry> result = new LinkedHashMap<>();
    entries.forEach(entry -> result.put(entry.key(), entry));
    for (BaselineEntry entry : accepted) {
      BaselineEntry old = result.remove(entry.key());
      result.put(entry.key(), old == null ? entry : commented(entry, old.above()));
    }
    return new Baseline(heading, List.copyOf(result.values()), tail);
  }

  public Baseline without(Collection<BaselineEntry> gone) {
    List<BaselineEntry> result = new ArrayList<>(entries);
    result.removeAll(gone);
    return new Baseline(heading, List.copyOf(result), tail);
  }

  private static BaselineEntry commented(BaselineEntry entry, List<String> above) {
    return new BaselineEntry(
        entry.key(), entry.until(), entry.owner(), entry.reason(), above, entry.line());
  }
}
