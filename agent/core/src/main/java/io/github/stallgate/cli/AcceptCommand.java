// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.gate.BadBaseline;
import io.github.stallgate.gate.Baseline;
import io.github.stallgate.gate.BaselineEntry;
import io.github.stallgate.gate.BaselineFile;
import io.github.stallgate.gate.EntryIndex;
import io.github.stallgate.gate.FindingKey;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportDirectory;
import io.github.stallgate.report.ReportedFinding;
import io.github.stallgate.report.Reports;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds findings to the baseline. */
@Command(name = "accept", description = "Adds findings to the baseline, with a reason.")
final class AcceptCommand implements Callable<Integer> {
  private final Session session;

  @Spec CommandSpec spec;
  @Mixin HelpOption help;
  @Mixin ReportChoice reports;
  @Mixin BaselineChoice baseline;

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Findings, as the gate names them.")
  List<String> ids = List.of();

  @Option(names = "--all", description = "Every finding that is not accepted yet.")
  boolean all;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why this stall is acceptable.")
  String reason;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      converter = DayWord.class,
      description = "The last day it is accepted, YYYY-MM-DD; afterwards the gate fails.")
  LocalDate until;

  @Option(names = "--owner", paramLabel = "NAME", description = "Who answers for it.")
  String owner;

  AcceptCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    checkArguments();
    Reports read = ReportDirectory.read(reports.directories(session));
    boolean readable = session.readable(read);
    if (!ReportChoice.tellMissing(session, read) || !readable) {
      return Session.UNUSABLE;
    }
    BaselineFile file = baseline.file(session);
    try {
      Baseline old = file.readIfPresent();
      List<ReportedFinding> chosen = all ? open(read, old) : named(read);
      if (chosen == null) {
        return Session.UNUSABLE;
      }
      List<BaselineEntry> entries = chosen.stream().map(this::entry).toList();
      file.write(old.with(entries), session.environment());
      entries.forEach(entry -> session.out().println("accepted " + entry.text()));
      String count = Quantities.counted(entries.size(), "finding", "findings");
      session.out().println(count + " accepted in " + file.name() + "; commit it");
      return Session.OK;
    } catch (BadBaseline e) {
      return session.refuse(e);
    }
  }

  private void checkArguments() {
    if (all == !ids.isEmpty()) {
      throw wrong("name the findings to accept by ID, or give --all, not both");
    }
    if (reason.isBlank()) {
      throw wrong("--reason is empty; write why this stall is acceptable");
    }
    if (owner != null && owner.isBlank()) {
      throw wrong("--owner is empty; write a name, or leave the option out");
    }
    if (until != null && until.isBefore(session.today())) {
      throw wrong("--until " + until + " is over already; write a later date");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private List<ReportedFinding> open(Reports read, Baseline old) {
    List<ReportedFinding> open = new ArrayList<>();
    EntryIndex accepted = old.index();
    for (ReportedFinding finding : read.findings()) {
      BaselineEntry entry = accepted.find(FindingKey.of(finding));
      if (entry == null || entry.expired(session.today())) {
        open.add(finding);
      }
    }
    return known(open) ? open : null;
  }

  /** The findings of the given ids, or null after saying what is wrong with one. */
  private List<ReportedFinding> named(Reports read) {
    List<ReportedFinding> named = new ArrayList<>();
    for (String id : ids) {
      List<ReportedFinding> matching =
          read.findings().stream().filter(finding -> isNamed(finding, id)).toList();
      if (matching.size() != 1) {
        String what = matching.isEmpty() ? "no finding has" : "several findings have";
        session.error(what + " the id " + Escape.text(id) + "; " + held(read));
        return null;
      }
      named.add(matching.get(0));
    }
    return known(named) ? named : null;
  }

  private static boolean isNamed(ReportedFinding finding, String id) {
    return finding.id().equals(id) || finding.fingerprint().equals(id);
  }

  private static String held(Reports read) {
    List<String> ids = read.findings().stream().map(finding -> Escape.text(finding.id())).toList();
    return ids.isEmpty() ? "the reports hold none" : "the reports hold " + String.join(", ", ids);
  }

  /** A baseline names only rules this version knows; a mistyped one there must not pass unseen. */
  private boolean known(List<ReportedFinding> findings) {
    for (ReportedFinding finding : findings) {
      if (Rule.of(finding.rule()) == null) {
        session.error(
            "rule "
                + Escape.text(finding.rule())
                + " is unknown here; use the stallgate-agent.jar that wrote the report");
        return false;
      }
    }
    return true;
  }

  private BaselineEntry entry(ReportedFinding finding) {
    String name = owner == null ? null : Escape.column(owner.strip());
    String why = Escape.line(reason.strip());
    return new BaselineEntry(FindingKey.of(finding), until, name, why, List.of(), 0);
  }
}
