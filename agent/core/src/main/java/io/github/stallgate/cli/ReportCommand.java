// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.publish.MachineFacts;
import io.github.stallgate.report.Diagnostic;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportDirectory;
import io.github.stallgate.report.ReportedFinding;
import io.github.stallgate.report.Reports;
import io.github.stallgate.report.Shell;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints every finding in full. */
@Command(name = "report", description = "Prints all findings in DIR, worst first, and judges none.")
final class ReportCommand implements Callable<Integer> {
  private final Session session;

  @Mixin HelpOption help;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "Where the agent wrote reports.")
  List<Path> directories;

  ReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Reports reports = ReportDirectory.read(directories);
    Diagnostic diagnostic = new Diagnostic("--report " + Shell.paths(directories));
    boolean readable = session.readable(reports);
    ReportChoice.tellMissing(session, reports);
    List<ReportedFinding> findings = reports.findings();
    for (ReportedFinding finding : findings) {
      session.out().println(diagnostic.text(finding));
      session.out().println();
    }
    session.out().println(Quantities.counted(findings.size(), "finding", "findings"));
    LagTable.lines(reports.lags()).forEach(session.out()::println);
    if (!reports.files().isEmpty()) {
      session.out().println(MachineFacts.line(reports.files()));
    }
    if (!readable) {
      return Session.UNUSABLE;
    }
    return reports.files().isEmpty() ? Session.NOTHING : Session.OK;
  }
}
