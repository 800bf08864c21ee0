// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.report.Escape;
import io.github.stallgate.report.MergedReport;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportDirectory;
import io.github.stallgate.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes several JVMs' reports as one. */
@Command(name = "merge", description = "Merges all reports in DIR into one that gate can judge.")
final class MergeCommand implements Callable<Integer> {
  private final Session session;

  @Mixin HelpOption help;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "Where the agent wrote reports.")
  List<Path> directories;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The merged report, outside of DIR.")
  Path out;

  MergeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String target = Escape.text(out.toString());
    if (directories.stream().anyMatch(this::holdsTarget)) {
      return session.error("--out " + target + " lies in DIR and would be counted twice next time");
    }
    Reports reports = ReportDirectory.read(directories);
    if (!session.readable(reports)) {
      return session.error(target + " is not written: it would hide what could not be read");
    }
    if (!ReportChoice.tellMissing(session, reports)) {
      return Session.NOTHING;
    }
    try {
      MergedReport.write(reports, out);
    } catch (IOException e) {
      return session.error(target + " cannot be written: " + Escape.text(e.toString()));
    }
    session.out().println(summary(reports) + " into " + target);
    return Session.OK;
  }

  private boolean holdsTarget(Path directory) {
    Path parent = out.toAbsolutePath().normalize();
    return parent.startsWith(directory.toAbsolutePath().normalize());
  }

  private static String summary(Reports reports) {
    return "merged "
        + Quantities.counted(reports.files().size(), "report", "reports")
        + " with "
        + Quantities.counted(reports.findings().size(), "finding", "findings");
  }
}
