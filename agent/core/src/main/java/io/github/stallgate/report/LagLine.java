// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.observe.LagSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a report's lag line, written and read in one place. Pure. */
final class LagLine {
  private static final String OF_QUEUE = "queue";
  private static final String OF_TURN = "turn";

  private LagLine() {}

  /** The fields in the line's order. */
  static Map<String, Object> fields(ReportedLag of) {
    LagSnapshot lag = of.lag();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("loop", of.loop());
    fields.put("kind", of.kind());
    fields.put("turns", lag.turns());
    fields.put("warmUps", lag.warmUps());
    fields.put("of", lag.ofQueue() ? OF_QUEUE : OF_TURN);
    fields.put("p50", lag.p50());
    fields.put("p90", lag.p90());
    fields.put("p99", lag.p99());
    fields.put("p999", lag.p999());
    fields.put("max", lag.max());
    fields.put("controlP999", of.controlP999());
    fields.put("turnP50", lag.turnP50());
    fields.put("turnP99", lag.turnP99());
    fields.put("turnP999", lag.turnP999());
    fields.put("turnMax", lag.turnMax());
    return fields;
  }

  static ReportedLag read(ReportLine line) throws BadLine {
    LagSnapshot lag =
        new LagSnapshot(
            line.requiredAmount("turns"),
            line.amount("warmUps"),
            isOfQueue(line.textOrNull("of")),
            line.amount("p50"),
            line.amount("p90"),
            line.amount("p99"),
            line.amount("p999"),
            line.amount("max"),
            line.amount("turnP50"),
            line.amount("turnP99"),
            line.amount("turnP999"),
            line.amount("turnMax"));
    String loop = line.text("loop");
    String kind = line.textOrNull("kind");
    return new ReportedLag(loop, kind == null ? "" : kind, lag, line.amount("controlP999"));
  }

  private static boolean isOfQueue(String of) throws BadLine {
    if (of == null || of.equals(OF_QUEUE) || of.equals(OF_TURN)) {
      return OF_QUEUE.equals(of);
    }
    throw new BadLine("lag of " + Escape.text(of) + " is none of queue, turn");
  }
}
