// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Reports;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the findings lie that a baseline command is about. */
final class ReportChoice {
  @Option(
      names = "--report",
      arity = "1..*",
      paramLabel = "DIR",
      description = "Where the agent wrote reports (default: " + Session.REPORT + ").")
  List<Path> directories;

  List<Path> directories(Session session) {
    return directories == null ? List.of(session.directory().resolve(Session.REPORT)) : directories;
  }

  /** Prints which directories held no report; true if all did. */
  static boolean tellMissing(Session session, Reports reports) {
    for (Path directory : reports.absent()) {
      session.error(
          Escape.text(directory.toString())
              + " does not exist; give the directory the agent wrote to");
    }
    for (Path directory : reports.empty()) {
      session.error(Escape.text(directory.toString()) + " holds no report (*.jsonl)");
    }
    return reports.absent().isEmpty() && reports.empty().isEmpty();
  }
}
