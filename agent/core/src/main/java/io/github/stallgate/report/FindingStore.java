// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Fingerprint;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.classify.Classified;
import io.github.stallgate.classify.Frame;
import io.github.stallgate.policy.Decision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The findings of this JVM, each once, bounded. Safe for use by any thread. */
public final class FindingStore {
  private static final int MOST = 10_000;

  private final Map<String, LiveFinding> findings = new LinkedHashMap<>();
  private final Set<LiveFinding> sinceReset = Collections.newSetFromMap(new IdentityHashMap<>());
  private long occurrences;
  private long worstNanos;
  private long refused;

  /**
   * What one call did to the findings.
   *
   * @param finding null if there was no room for one more
   * @param isNews whether it must be written: it is new, or weighs more than before
   */
  public record Added(LiveFinding finding, boolean isNews) {}

  /** Findings and occurrences, and the nanoseconds of the longest one. */
  public record Counters(int findings, long occurrences, long worstNanos) {}

  /** Counts one call that a hook timed. */
  public Added add(
      StallgateLoop loop,
      Classified classified,
      Decision decision,
      long nanos,
      List<Frame> frames) {
    Evidence evidence = Evidence.ofCall(classified.rule());
    return add(loop, classified, decision, nanos, 0, frames, evidence, Origin.UNKNOWN);
  }

  /**
   * Counts one call or stall; the evidence of a finding's first one is kept.
   *
   * @param told nanoseconds of the same one that were counted while it went on; then only the rest
   *     is added
   */
  public synchronized Added add(
      StallgateLoop loop,
      Classified classified,
      Decision decision,
      long nanos,
      long told,
      List<Frame> frames,
      Evidence evidence,
      Origin origin) {
    Frame culprit = classified.culprit();
    String id =
        Fingerprint.of(
            classified.rule().id(), loop.kind, culprit.type(), culprit.method(), classified.api());
    LiveFinding finding = findings.get(id);
    String policy = decision.action().name().toLowerCase(Locale.ROOT);
    boolean isNews = finding == null || finding.raise(decision.severity(), policy);
    if (finding == null) {
      if (findings.size() >= MOST) {
        refused++;
        return new Added(null, false);
      }
      finding =
          new LiveFinding(
              id, loop, policy, classified, decision.severity(), nanos, frames, evidence, origin);
      findings.put(id, finding);
    }
    count(finding, told == 0 ? 1 : 0, Math.max(0, nanos - told), nanos);
    worstNanos = Math.max(worstNanos, nanos);
    return new Added(finding, isNews);
  }

  /**
   * Counts calls that were counted elsewhere meanwhile.
   *
   * @param nanos of these calls together
   * @param longest of all calls that were ever counted there
   */
  public synchronized void add(LiveFinding finding, long calls, long nanos, long longest) {
    count(finding, calls, nanos, longest);
  }

  private void count(LiveFinding finding, long calls, long nanos, long longest) {
    finding.add(calls, nanos, longest);
    sinceReset.add(finding);
    occurrences += calls;
    worstNanos = Math.max(worstNanos, Math.min(nanos, longest));
  }

  /** What occurred since the counters were last reset. */
  public synchronized Counters sinceReset() {
    return new Counters(sinceReset.size(), occurrences, worstNanos);
  }

  /** Resets the counters, and nothing else. */
  public synchronized void reset() {
    sinceReset.clear();
    occurrences = 0;
    worstNanos = 0;
  }

  /** The findings whose counts changed since this was last asked. */
  public synchronized List<LiveFinding> changed() {
    List<LiveFinding> changed = new ArrayList<>();
    for (LiveFinding finding : findings.values()) {
      if (finding.takeChanged()) {
        changed.add(finding);
      }
    }
    return changed;
  }

  public synchronized List<LiveFinding> all() {
    return new ArrayList<>(findings.values());
  }

  /** Each finding as the public facade wants it: the report's fields and the counts. */
  public synchronized List<Map<String, Object>> snapshot() {
    List<Map<String, Object>> snapshot = new ArrayList<>();
    for (LiveFinding finding : findings.values()) {
      snapshot.add(fields(finding));
    }
    return snapshot;
  }

  public synchronized Map<String, Object> fields(LiveFinding finding) {
    Map<String, Object> fields = finding.fields();
    fields.put("count", finding.count());
    fields.put("totalNanos", finding.totalNanos());
    fields.put("maxNanos", finding.maxNanos());
    return fields;
  }

  /**
   * The finding of that id as a reader of the report would know it; null if there is none.
   *
   * @param peers how many loops of its kind there are, by kind
   */
  synchronized ReportedFinding reported(String id, Map<String, Integer> peers) {
    LiveFinding finding = findings.get(id);
    return finding == null ? null : finding.reported(peers.getOrDefault(finding.kind(), 0));
  }

  /** All findings as a reader of the report would know them. */
  public synchronized List<ReportedFinding> reported() {
    List<ReportedFinding> reported = new ArrayList<>();
    for (LiveFinding finding : findings.values()) {
      reported.add(finding.reported(0));
    }
    return reported;
  }

  public synchronized int count(Severity severity) {
    int count = 0;
    for (LiveFinding finding : findings.values()) {
      count += finding.severity() == severity ? 1 : 0;
    }
    return count;
  }

  public synchronized int size() {
    return findings.size();
  }

  /** Calls of further findings, for which there was no room. */
  public synchronized long refused() {
    return refused;
  }
}
