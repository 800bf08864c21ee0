// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Rule;

/** How the occurrences of a rule are counted in a sentence. Pure; any thread. */
final class Occurrences {
  private Occurrences() {}

  /** "1 sleep", "37 sleeps". */
  static String counted(String ruleId, long count) {
    Rule rule = Rule.of(ruleId);
    if (rule == null) {
      return Quantities.counted(count, "occurrence", "occurrences");
    }
    return switch (rule) {
      case BLOCKING_SLEEP -> Quantities.counted(count, "sleep", "sleeps");
      case BLOCKING_WAIT -> Quantities.counted(count, "wait", "waits");
      case BLOCKING_FUTURE -> Quantities.counted(count, "wait for a future", "waits for a future");
      case BLOCKING_LOCK -> Quantities.counted(count, "wait for a lock", "waits for a lock");
      case BLOCKING_SOCKET -> Quantities.counted(count, "network call", "network calls");
      case BLOCKING_FILE -> Quantities.counted(count, "file call", "file calls");
      case BLOCKING_DNS -> Quantities.counted(count, "name lookup", "name lookups");
      case BLOCKING_PROCESS -> Quantities.counted(count, "process call", "process calls");
      case BLOCKING_JDBC -> Quantities.counted(count, "JDBC call", "JDBC calls");
      case BLOCKING_CONSOLE -> Quantities.counted(count, "write", "writes");
      case BLOCKING_CLASS_INIT -> Quantities.counted(count, "blocking call", "blocking calls");
      case CPU_HOG, CARRIER_HOG ->
          Quantities.counted(count, "long computation", "long computations");
      case LOOP_LAG -> Quantities.counted(count, "delay", "delays");
      case CARRIER_PINNED -> Quantities.counted(count, "pinned wait", "pinned waits");
    };
  }
}
