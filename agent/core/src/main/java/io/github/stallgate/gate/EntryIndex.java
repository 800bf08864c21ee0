// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the entry of a finding among many: its own line, else the first that covers it. */
public final class EntryIndex {
  private final Map<FindingKey, BaselineEntry> exact = new HashMap<>();
  private final Map<BaselineEntry, Pattern> wide = new LinkedHashMap<>();

  EntryIndex(List<BaselineEntry> entries) {
    for (BaselineEntry entry : entries) {
      if (entry.key().isWide()) {
        wide.put(entry, entry.key().covered());
      } else {
        exact.putIfAbsent(entry.key(), entry);
      }
    }
  }

  /** The entry for that finding, or null. */
  public BaselineEntry find(FindingKey key) {
    BaselineEntry own = exact.get(key);
    if (own != null) {
      return own;
    }
    for (Map.Entry<BaselineEntry, Pattern> each : wide.entrySet()) {
      if (each.getValue().matcher(key.text()).matches()) {
        return each.getKey();
      }
    }
    return null;
  }
}
