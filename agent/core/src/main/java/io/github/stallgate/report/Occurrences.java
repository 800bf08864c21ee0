// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Rule;

/**
 * How the occurrences of a rule are counted in a sentence, and what to know of their duration.
 * Pure; any thread.
 */
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

  /** Why the duration measured here says little of production, or null where it says it all. */
  static String caveat(String ruleId) {
    Rule rule = Rule.of(ruleId);
    if (rule == null) {
      return null;
    }
    return switch (rule) {
      case BLOCKING_SOCKET -> "How long it takes is up to the network and the other side.";
      case BLOCKING_FILE -> "File I/O that is fast here is slow on a busy or remote disk.";
      case BLOCKING_DNS ->
          "How long it takes is up to the name server; a lost packet costs seconds.";
      case BLOCKING_PROCESS -> "How long it takes is up to the system's load and the process.";
      case BLOCKING_JDBC -> "How long it takes is up to the database, its locks and its load.";
      case BLOCKING_CONSOLE -> "It blocks for as long as whoever reads the output does not read.";
      case BLOCKING_CLASS_INIT ->
          "It happens once a JVM: on the first request that needs the class.";
      case CPU_HOG -> "It counts in CPU time, which a busy build machine does not lengthen.";
      case BLOCKING_SLEEP,
          BLOCKING_WAIT,
          BLOCKING_FUTURE,
          BLOCKING_LOCK,
          LOOP_LAG,
          CARRIER_PINNED,
          CARRIER_HOG ->
          null;
    };
  }
}
