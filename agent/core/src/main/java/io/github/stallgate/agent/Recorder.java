// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.instrument.HookTable;
import io.github.stallgate.report.FindingStore;
import io.github.stallgate.report.LiveFinding;
import io.github.stallgate.report.ReportLog;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Writes the report, and survives that it can't: then one line says so, and the findings stay in
 * memory for the summary and for listeners. The reporter thread only.
 */
final class Recorder {
  private interface Line {
    void write(ReportLog to) throws IOException;
  }

  private final AgentLog log;
  private ReportLog report;
  private boolean open;

  /**
   * @param report null: none is wanted
   */
  Recorder(ReportLog report, AgentLog log) {
    this.report = report;
    this.log = log;
  }

  /** Where the report goes; null once it is lost, or if none was wanted. */
  String path() {
    return report == null ? null : report.file().getPath();
  }

  boolean isOpen() {
    return open;
  }

  /** Begins the report with what is known at start. */
  void open(Map<String, Object> header) {
    if (report == null || open) {
      return;
    }
    open = true;
    attempt(
        to -> {
          to.open();
          to.header(header);
        });
  }

  void coverage(HookTable hooks, int standIns, boolean callSites) {
    List<String> missing = hooks.missing();
    int live = hooks.live() + standIns;
    attempt(to -> to.coverage(live, live + missing.size(), missing, callSites));
  }

  void loop(StallgateLoop loop) {
    attempt(to -> to.loop(loop));
  }

  void finding(LiveFinding finding) {
    attempt(to -> to.finding(finding));
  }

  void counts(FindingStore store) {
    for (LiveFinding finding : store.changed()) {
      attempt(to -> to.count(finding));
    }
  }

  void end(FindingStore store, long dropped) {
    attempt(to -> to.end(store.size(), dropped));
  }

  private void attempt(Line line) {
    if (report == null || !open) {
      return;
    }
    try {
      line.write(report);
    } catch (IOException failure) {
      String path = report.file().getPath();
      report = null;
      log.once(
          "the report "
              + path
              + " can't be written and is lost from here on ("
              + failure.getMessage()
              + "); the application goes on. Give a writable directory with report=DIR");
    }
  }
}
