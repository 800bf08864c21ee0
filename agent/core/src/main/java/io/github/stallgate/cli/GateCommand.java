// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.catalog.Severity;
import io.github.stallgate.catalog.Version;
import io.github.stallgate.gate.BadBaseline;
import io.github.stallgate.gate.Baseline;
import io.github.stallgate.gate.BaselineFile;
import io.github.stallgate.gate.Budget;
import io.github.stallgate.gate.Gate;
import io.github.stallgate.gate.Limits;
import io.github.stallgate.gate.Verdict;
import io.github.stallgate.publish.Publication;
import io.github.stallgate.publish.SourceFiles;
import io.github.stallgate.report.Diagnostic;
import io.github.stallgate.report.ReportDirectory;
import io.github.stallgate.report.Reports;
import io.github.stallgate.report.Shell;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns reports into a red or green build. */
@Command(
    name = "gate",
    description = {
      "Judges the reports in DIR and in the directories directly in it.",
      "Exit code: 0 passed, 1 failed, 2 unusable arguments or input, 3 nothing measured,",
      "4 a budget could not be judged (only with --strict-noise)."
    })
final class GateCommand implements Callable<Integer> {
  private final Session session;

  @Spec CommandSpec spec;
  @Mixin HelpOption help;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "Where the agent wrote reports.")
  List<Path> directories;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Accepted findings (default: " + Session.BASELINE + " if it exists).")
  Path baseline;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      converter = SeverityWord.class,
      description = "Least severity that fails: error (default), warning or note.")
  Severity failOn = Severity.ERROR;

  @Option(
      names = "--max-findings",
      paramLabel = "N",
      description = "New findings of that severity that do not fail yet (default: 0).")
  int maxFindings;

  @Option(
      names = "--fail-on-empty",
      arity = "1",
      paramLabel = "true|false",
      description = "Whether a run in which nothing was measured fails (default: true).")
  boolean failOnEmpty = true;

  @Option(
      names = "--budget",
      paramLabel = "KEY=VALUE",
      converter = BudgetWord.class,
      description = {
        "A limit of one measurement, as findings.warning=3, cpuPerTurn=200ms,",
        "lag.p99=20ms or lag.p99@netty=20ms; may be given again for others."
      })
  List<Budget> budgets = List.of();

  @Option(
      names = "--strict-noise",
      description = "Fail (exit 4) if a budget was measured too badly to judge.")
  boolean strictNoise;

  @Mixin FormatOptions formats;

  @Option(
      names = "--github",
      description = "Prints annotations for GitHub Actions, and adds to the step's summary.")
  boolean github;

  GateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (maxFindings < 0) {
      throw new ParameterException(
          spec.commandLine(), "--max-findings must be 0 or more, not " + maxFindings);
    }
    refuseRepeatedBudgets();
    formats.check(session);
    SourceFiles sources = formats.any() || github ? formats.sources(session) : SourceFiles.NONE;
    BaselineFile file = session.baseline(baseline);
    try {
      Baseline accepted = baseline == null ? file.readIfPresent() : file.read();
      return judge(file, accepted, sources);
    } catch (BadBaseline e) {
      return session.refuse(e);
    }
  }

  private void refuseRepeatedBudgets() {
    Set<String> names = new HashSet<>();
    for (Budget budget : budgets) {
      if (!names.add(budget.name())) {
        throw new ParameterException(
            spec.commandLine(), "--budget " + budget.name() + " is given twice; leave one out");
      }
    }
  }

  private int judge(BaselineFile file, Baseline accepted, SourceFiles sources) {
    Reports reports = ReportDirectory.read(directories);
    Limits limits = new Limits(failOn, maxFindings, failOnEmpty).with(budgets, strictNoise);
    Verdict verdict = Gate.judge(reports, accepted, limits, session.today());
    Diagnostic diagnostic = new Diagnostic(acceptArguments());
    session.readable(reports);
    session.err().flush();
    new GateText(session, diagnostic, file.name()).print(verdict, reports);
    Publication publication =
        new Publication(reports, verdict, diagnostic, sources, Version.NUMBER, accepted);
    boolean published = formats.write(publication, session);
    if (github) {
      published &= new GithubRun(session).publish(publication);
    }
    return published ? verdict.exitCode() : Session.UNUSABLE;
  }

  private String acceptArguments() {
    String arguments = "--report " + Shell.paths(directories);
    return baseline == null ? arguments : "--baseline " + Shell.path(baseline) + " " + arguments;
  }
}
