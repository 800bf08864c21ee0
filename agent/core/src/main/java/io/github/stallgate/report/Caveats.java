// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Rule;
import java.util.ArrayList;
import java.util.List;

/** What to know of a finding beside what was measured. Pure; any thread. */
final class Caveats {
  /** The default of Vert.x's option maxEventLoopExecuteTime. */
  private static final long VERTX_CHECK_NANOS = 2_000_000_000;

  private Caveats() {}

  /** Further sentences on why it matters, the most telling first. */
  static List<String> why(ReportedFinding finding) {
    List<String> why = new ArrayList<>();
    String duration = ofDuration(finding.rule());
    if (duration != null) {
      why.add(duration);
    }
    boolean silent = finding.tally().maxNanos() < VERTX_CHECK_NANOS;
    if (Framework.of(finding.kind()) == Framework.VERTX && silent) {
      why.add("By default, Vert.x's own check says nothing of less than 2 s.");
    }
    return why;
  }

  /** What does not help, though it is near at hand; null if there is nothing to say. */
  static String note(ReportedFinding finding) {
    Rule rule = Rule.of(finding.rule());
    boolean virtual = Framework.of(finding.kind()) == Framework.VIRTUAL;
    if (rule == null || virtual || finding.isNoise()) {
      return null;
    }
    return switch (rule) {
      case BLOCKING_SOCKET, BLOCKING_FILE, BLOCKING_DNS, BLOCKING_PROCESS, BLOCKING_JDBC, CPU_HOG ->
          "calling it on another thread and waiting here for it holds the loop just the same";
      default -> null;
    };
  }

  /** Why the duration measured here says little of production, or null where it says it all. */
  private static String ofDuration(String ruleId) {
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
