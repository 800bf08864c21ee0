// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.classify.Classified;
import io.github.stallgate.classify.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One finding of this JVM, while it counts. Guarded by its store.
 *
 * <p>What it was found from, its first call, never changes; its severity may rise once.
 */
public final class LiveFinding {
  private static final int MOST_FRAMES = 128;

  private final String id;
  private final String loop;
  private final String kind;
  private String policy;
  private final Classified classified;
  private final long firstNanos;
  private final List<String> stack;
  private final Evidence evidence;
  private final Origin origin;
  private Severity severity;
  private long count;
  private long totalNanos;
  private long maxNanos;
  private long countWritten;
  private long nanosWritten;

  LiveFinding(
      String id,
      StallgateLoop loop,
      String policy,
      Classified classified,
      Severity severity,
      long nanos,
      List<Frame> frames,
      Evidence evidence,
      Origin origin) {
    this.id = id;
    this.loop = loop.name;
    this.kind = loop.kind;
    this.policy = policy;
    this.classified = classified;
    this.severity = severity;
    this.firstNanos = nanos;
    this.evidence = evidence;
    this.origin = origin;
    this.stack = new ArrayList<>(Math.min(frames.size(), MOST_FRAMES));
    for (int i = 0; i < frames.size() && i < MOST_FRAMES; i++) {
      stack.add(frames.get(i).text());
    }
  }

  public String id() {
    return id;
  }

  String kind() {
    return kind;
  }

  public String cause() {
    return evidence.cause();
  }

  public Rule rule() {
    return classified.rule();
  }

  public Severity severity() {
    return severity;
  }

  public Frame culprit() {
    return classified.culprit();
  }

  public long count() {
    return count;
  }

  public long totalNanos() {
    return totalNanos;
  }

  public long maxNanos() {
    return maxNanos;
  }

  /** As a reader of the report would know it, so that the same words fit. */
  ReportedFinding reported(int peers) {
    Sample sample =
        new Sample(
            loop,
            peers,
            firstNanos,
            evidence.cpuNanos(),
            evidence.samples(),
            origin.context(),
            List.copyOf(stack),
            evidence.facts());
    return new ReportedFinding(
        id,
        classified.rule().id(),
        severity,
        evidence.cause(),
        policy,
        kind,
        classified.api(),
        reported(classified.culprit()),
        classified.framework() == null ? null : reported(classified.framework()),
        sample,
        new Tally(count, totalNanos, maxNanos));
  }

  private static io.github.stallgate.report.Frame reported(Frame frame) {
    return new io.github.stallgate.report.Frame(
        frame.type(), frame.method(), frame.file(), frame.line());
  }

  /** Counts calls of that total length. */
  void add(long calls, long nanos, long longest) {
    count += calls;
    totalNanos += nanos;
    maxNanos = Math.max(maxNanos, longest);
  }

  /** Whether the severity rose. */
  boolean raise(Severity to, String with) {
    boolean higher = to.compareTo(severity) > 0;
    severity = higher ? to : severity;
    policy = higher ? with : policy;
    return higher;
  }

  /** Whether the counts have changed since this was last asked. */
  boolean takeChanged() {
    boolean changed = totalNanos != nanosWritten || count != countWritten;
    countWritten = count;
    nanosWritten = totalNanos;
    return changed;
  }

  /** The fields of the report's line, in its order. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("rule", classified.rule().id());
    fields.put("severity", severity.word());
    fields.put("cause", evidence.cause());
    fields.put("policy", policy);
    fields.put("loop", loop);
    fields.put("kind", kind);
    fields.put("api", classified.api());
    fields.put("culprit", frame(classified.culprit()));
    if (classified.framework() != null) {
      fields.put("framework", frame(classified.framework()));
    }
    if (origin.context() != null) {
      fields.put("context", origin.context());
    }
    if (origin.at() > 0) {
      fields.put("at", origin.at());
    }
    fields.put("durationNanos", firstNanos);
    if (evidence.cpuNanos() > 0) {
      fields.put("cpuNanos", evidence.cpuNanos());
    }
    fields.put("samples", evidence.samples());
    fields.put("stack", stack);
    fields.put("evidence", evidence.facts());
    return fields;
  }

  private static Map<String, Object> frame(Frame frame) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("class", frame.type());
    fields.put("method", frame.method());
    if (frame.file() != null) {
      fields.put("file", frame.file());
    }
    fields.put("line", (long) frame.line());
    return fields;
  }
}
