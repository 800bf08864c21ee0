// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.gate.BadBaseline;
import io.github.stallgate.gate.Baseline;
import io.github.stallgate.gate.BaselineEntry;
import io.github.stallgate.gate.BaselineFile;
import io.github.stallgate.gate.Gate;
import io.github.stallgate.gate.Limits;
import io.github.stallgate.gate.Verdict;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportDirectory;
import io.github.stallgate.report.Reports;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Removes baseline entries that are proven to be of no use. That a finding did not occur proves
 * nothing: the test may not have run. Only a report that saw the method run on a loop without the
 * call does.
 */
@Command(
    name = "prune",
    description = {
      "Removes entries whose method ran on a loop without the finding.",
      "An entry that no run exercised is kept, and listed."
    })
final class PruneCommand implements Callable<Integer> {
  private final Session session;

  @Mixin HelpOption help;
  @Mixin ReportChoice reports;
  @Mixin BaselineChoice baseline;

  @Option(names = "--expired", description = "Also remove entries whose date is over.")
  boolean expired;

  PruneCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    boolean byDateOnly = expired && reports.directories == null;
    Reports read = byDateOnly ? Reports.NONE : ReportDirectory.read(reports.directories(session));
    boolean readable = session.readable(read);
    if (!ReportChoice.tellMissing(session, read) || !readable) {
      return Session.UNUSABLE;
    }
    BaselineFile file = baseline.file(session);
    try {
      return prune(file, file.read(), read);
    } catch (BadBaseline e) {
      return session.refuse(e);
    }
  }

  private int prune(BaselineFile file, Baseline old, Reports read) throws BadBaseline {
    Verdict verdict = Gate.judge(read, old, Limits.DEFAULT, session.today());
    List<BaselineEntry> gone = new ArrayList<>(verdict.disproved());
    if (expired) {
      gone.addAll(verdict.expired());
    }
    if (!gone.isEmpty()) {
      file.write(old.without(gone), session.environment());
    }
    gone.forEach(entry -> session.out().println("removed " + entry.text()));
    verdict
        .unexercised()
        .forEach(entry -> session.out().println("kept, not exercised: " + entry.text()));
    String count = Quantities.counted(gone.size(), "entry", "entries");
    session.out().println(count + " removed from " + file.name());
    return Session.OK;
  }
}
