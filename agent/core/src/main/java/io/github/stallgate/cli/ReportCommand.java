// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.catalog.Version;
import io.github.stallgate.gate.BadBaseline;
import io.github.stallgate.gate.Baseline;
import io.github.stallgate.gate.Gate;
import io.github.stallgate.gate.Limits;
import io.github.stallgate.gate.Verdict;
import io.github.stallgate.publish.MachineFacts;
import io.github.stallgate.publish.Publication;
import io.github.stallgate.publish.SourceFiles;
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

  @Mixin FormatOptions formats;

  ReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    formats.check(session);
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
    if (!published(reports, diagnostic) || !readable) {
      return Session.UNUSABLE;
    }
    return reports.files().isEmpty() ? Session.NOTHING : Session.OK;
  }

  /** A format shows a verdict too: the one that the gate would come to without any option. */
  private boolean published(Reports reports, Diagnostic diagnostic) {
    if (!formats.any()) {
      return true;
    }
    SourceFiles sources = formats.sources(session);
    try {
      Baseline accepted = session.baseline(null).readIfPresent();
      Verdict verdict = Gate.judge(reports, accepted, Limits.DEFAULT, session.today());
      return formats.write(
          new Publication(reports, verdict, diagnostic, sources, Version.NUMBER, accepted),
          session);
    } catch (BadBaseline e) {
      session.refuse(e);
      return false;
    }
  }
}
