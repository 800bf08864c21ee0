// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What {@code prepare-agent} leaves for {@code check} in the same build of the same module. */
final class Prepared {
  private static final String SINCE = "stallgate.prepared.since";
  private static final String PROPERTIES = "stallgate.prepared.properties";

  private final Map<Object, Object> context;

  /**
   * @param context what Maven keeps for this plugin in this module, which has no type
   */
  @SuppressWarnings({"unchecked", "rawtypes"})
  Prepared(Map context) {
    this.context = context;
  }

  /** Notes that the property holds the agent; and since when, at the first time. */
  void add(String propertyName, long millis) {
    context.putIfAbsent(SINCE, millis);
    Set<String> names = new LinkedHashSet<>(propertyNames());
    names.add(propertyName);
    context.put(PROPERTIES, names);
  }

  boolean isSet() {
    return context.containsKey(SINCE);
  }

  /** When the old reports were removed, in epoch milliseconds; 0 if they were not. */
  long since() {
    return context.get(SINCE) instanceof Long millis ? millis : 0;
  }

  /** The properties that hold the agent. */
  @SuppressWarnings("unchecked")
  Set<String> propertyNames() {
    return (Set<String>) context.getOrDefault(PROPERTIES, Set.of());
  }
}
