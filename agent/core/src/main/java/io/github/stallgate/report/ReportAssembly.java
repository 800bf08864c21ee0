// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the lines of one report together. Findings come once or again (a severity was raised,
 * another call site); counts are totals so far, so the last ones stand.
 */
final class ReportAssembly {
  static final int SCHEMA = 1;

  private final List<ReportedLoop> loops = new ArrayList<>();
  private final Map<String, ReportedLag> lags = new LinkedHashMap<>();
  private final List<ReportedStall> stalls = new ArrayList<>();
  private final List<CleanRun> clean = new ArrayList<>();
  private final Map<String, ReportedFinding> findings = new LinkedHashMap<>();
  private final Map<String, Tally> counts = new HashMap<>();
  private final Map<String, Integer> countLines = new LinkedHashMap<>();
  private final Map<String, Integer> loopsOfKind = new HashMap<>();
  private Header header;
  private Coverage coverage;
  private long dropped;
  private boolean ended;
  private boolean newerSchema;
  private int problemLine;

  boolean hasHeader() {
    return header != null;
  }

  boolean newerSchema() {
    return newerSchema;
  }

  /** The line that {@link #file} objects to. */
  int problemLine() {
    return problemLine;
  }

  void add(ReportLine line, int number) throws BadLine {
    String type = line.text("type");
    if (type.equals("header")) {
      addHeader(line);
      return;
    }
    if (header == null) {
      throw new BadLine("the first line is not a report's header");
    }
    switch (type) {
      case "coverage" -> addCoverage(line);
      case "loop" -> addLoop(line);
      case "finding" -> addFinding(FindingLine.read(line));
      case "count" -> addCount(line, number);
      case "lag" -> addLag(LagLine.read(line));
      case "stall" -> addStall(line);
      case "clean" -> addClean(line);
      case "end" -> addEnd(line);
      default -> {
        // Whatever later versions write: nothing to judge.
      }
    }
  }

  private void addHeader(ReportLine line) throws BadLine {
    if (header != null) {
      throw new BadLine("a second header: one file holds the report of one JVM");
    }
    long schema = line.requiredAmount("schema");
    if (schema > SCHEMA) {
      newerSchema = true;
      throw new BadLine("schema " + schema + " is newer than " + SCHEMA + ", the one known here");
    }
    if (schema != SCHEMA) {
      throw new BadLine("schema " + schema + " does not exist");
    }
    header = HeaderLine.read(line);
  }

  private void addCoverage(ReportLine line) throws BadLine {
    coverage =
        new Coverage(
            line.requiredAmount("hooksLive"),
            line.amount("hooksKnown"),
            line.texts("missing"),
            line.flag("callSites"),
            line.flag("watchdog"),
            line.texts("unread"));
  }

  private void addLoop(ReportLine line) throws BadLine {
    ReportedLoop loop =
        new ReportedLoop(line.text("loop"), line.text("kind"), line.textOrNull("thread"));
    loops.add(loop);
    loopsOfKind.merge(loop.kind(), 1, Integer::sum);
  }

  private void addFinding(ReportedFinding finding) throws BadLine {
    ReportedFinding known = findings.get(finding.id());
    if (known != null && !Identity.of(known).equals(Identity.of(finding))) {
      throw new BadLine("id " + Escape.text(finding.id()) + " already names another finding");
    }
    findings.put(
        finding.id(),
        known == null ? finding : known.mergedWith(finding, known.tally().plus(finding.tally())));
  }

  private void addCount(ReportLine line, int number) throws BadLine {
    String id = line.text("id");
    Tally tally =
        new Tally(line.requiredAmount("count"), line.amount("totalNanos"), line.amount("maxNanos"));
    counts.put(id, tally);
    countLines.putIfAbsent(id, number);
  }

  /** Each tells of the loop's whole life so far. */
  private void addLag(ReportedLag lag) {
    lags.put(lag.loop(), lag);
  }

  private void addStall(ReportLine line) throws BadLine {
    stalls.add(
        new ReportedStall(
            line.text("loop"),
            line.text("id"),
            line.textOrNull("cause"),
            line.requiredAmount("at"),
            line.requiredAmount("durationNanos")));
  }

  private void addClean(ReportLine line) throws BadLine {
    clean.add(new CleanRun(line.text("kind"), line.text("culprit"), line.text("api")));
  }

  private void addEnd(ReportLine line) throws BadLine {
    ended = true;
    dropped = line.amount("dropped");
  }

  ReportFile file(Path path, boolean cut) throws BadLine {
    for (Map.Entry<String, Integer> count : countLines.entrySet()) {
      if (!findings.containsKey(count.getKey())) {
        problemLine = count.getValue();
        throw new BadLine(
            "counts finding " + Escape.text(count.getKey()) + ", which no line tells");
      }
    }
    List<ReportedFinding> merged = new ArrayList<>();
    for (ReportedFinding finding : findings.values()) {
      merged.add(complete(finding));
    }
    return new ReportFile(
        path,
        header,
        coverage,
        List.copyOf(loops),
        List.copyOf(merged),
        List.copyOf(lags.values()),
        List.copyOf(stalls),
        List.copyOf(clean),
        ended,
        cut,
        dropped);
  }

  private ReportedFinding complete(ReportedFinding finding) {
    Tally counted = counts.getOrDefault(finding.id(), finding.tally());
    int peers = finding.sample().peers();
    return finding
        .with(finding.tally().atLeast(counted))
        .with(
            finding
                .sample()
                .withPeers(peers > 0 ? peers : loopsOfKind.getOrDefault(finding.kind(), 0)));
  }
}
