// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.cli.selftest.Judgement;
import io.github.stallgate.cli.selftest.OperationRun;
import io.github.stallgate.cli.selftest.Sighting;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.ReportedFinding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what the agent sees on this JDK. */
@Command(
    name = "selftest",
    description = {
      "Runs one operation for each hook on a loop of a JVM like this one, and prints what is found.",
      "Exit code: 0 all found and no false alarm, 1 otherwise, 2 the JVM could not be started."
    })
final class SelftestCommand implements Callable<Integer> {
  /** System property that the launcher sets: the path of the agent's jar. */
  static final String OWN_JAR = "io.github.stallgate.jar";

  private final Session session;

  @Mixin HelpOption help;

  SelftestCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    String jar = System.getProperty(OWN_JAR);
    if (jar == null) {
      return session.error(
          "selftest needs the agent's jar; run it as java -jar stallgate-agent.jar selftest");
    }
    try {
      return judge(Path.of(jar).toAbsolutePath());
    } catch (IOException e) {
      return session.error(
          "selftest could not start "
              + Escape.text(SelftestJvm.java().toString())
              + ": "
              + Escape.text(e.getMessage())
              + "; it needs a temporary directory and the right to start a JVM");
    }
  }

  private int judge(Path jar) throws IOException, InterruptedException {
    Judgement judgement = run(jar);
    if (judgement != null && !judgement.rows(Judgement.Mark.MISSED).isEmpty()) {
      judgement = judgement.or(run(jar));
    }
    if (judgement == null) {
      return Session.UNUSABLE;
    }
    int jdk = Runtime.version().feature();
    SelftestText.rerouting(jdk).forEach(session.out()::println);
    session.out().println();
    SelftestText.lines(judgement, jdk).forEach(session.out()::println);
    return judgement.isGood() ? Session.OK : Session.FAILED;
  }

  /** Null if nothing ran, which is said. */
  private Judgement run(Path jar) throws IOException, InterruptedException {
    try (SelftestJvm jvm = new SelftestJvm()) {
      jvm.run(jar);
      List<OperationRun> runs = jvm.runs();
      if (runs.isEmpty()) {
        session.error("selftest: the JVM ended before the first operation: " + jvm.lastWord());
        return null;
      }
      jvm.complaints().forEach(line -> session.err().println(Escape.text(line)));
      session.readable(jvm.reports());
      List<Sighting> sightings =
          jvm.reports().findings().stream().map(SelftestCommand::sighting).toList();
      return Judgement.of(OperationRun.operations(Path.of("")), runs, sightings);
    }
  }

  private static Sighting sighting(ReportedFinding finding) {
    String culprit = finding.culprit().className() + "." + finding.culprit().method();
    return new Sighting(finding.rule(), finding.severity().word(), finding.api(), culprit);
  }
}
