// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.observe.LagSnapshot;
import io.github.stallgate.observe.watch.Watchdog;
import io.github.stallgate.report.CleanRun;
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
  private final AgentLog log;
  private ReportLog report;

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

  /** Begins the report with what is known at start. */
  void begin(
      Map<String, Object> header,
      int live,
      List<String> missing,
      boolean callSites,
      Watchdog watchdog) {
    if (report == null) {
      return;
    }
    try {
      report.open();
      report.header(header);
      report.coverage(
          live,
          live + missing.size(),
          missing,
          callSites,
          watchdog != null,
          watchdog == null ? List.of() : watchdog.unread());
    } catch (IOException failure) {
      lost(failure);
    }
  }

  void lag(StallgateLoop loop, LagSnapshot lag, long controlP999) {
    if (report == null) {
      return;
    }
    try {
      report.lag(loop.name, loop.kind, lag, controlP999);
    } catch (IOException failure) {
      lost(failure);
    }
  }

  void loop(StallgateLoop loop) {
    if (report == null) {
      return;
    }
    try {
      report.loop(loop);
    } catch (IOException failure) {
      lost(failure);
    }
  }

  void finding(LiveFinding finding) {
    if (report == null) {
      return;
    }
    try {
      report.finding(finding);
    } catch (IOException failure) {
      lost(failure);
    }
  }

  void stall(StallgateLoop loop, String id, String cause, long at, long nanos) {
    if (report == null) {
      return;
    }
    try {
      report.stall(loop.name, id, cause, at, nanos);
    } catch (IOException failure) {
      lost(failure);
    }
  }

  void clean(CleanRun run) {
    if (report == null) {
      return;
    }
    try {
      report.clean(run);
    } catch (IOException failure) {
      lost(failure);
    }
  }

  void counts(FindingStore store) {
    if (report == null) {
      return;
    }
    try {
      for (LiveFinding finding : store.changed()) {
        report.count(finding);
      }
    } catch (IOException failure) {
      lost(failure);
    }
  }

  void end(FindingStore store, long dropped) {
    if (report == null) {
      return;
    }
    try {
      report.end(store.size(), dropped);
    } catch (IOException failure) {
      lost(failure);
    }
  }

  private void lost(IOException failure) {
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
