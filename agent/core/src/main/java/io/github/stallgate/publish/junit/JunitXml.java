// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.junit;

import io.github.stallgate.gate.BaselineEntry;
import io.github.stallgate.gate.Outcome;
import io.github.stallgate.gate.Verdict;
import io.github.stallgate.publish.CharacterSink;
import io.github.stallgate.publish.Format;
import io.github.stallgate.publish.JudgedFinding;
import io.github.stallgate.publish.Publication;
import io.github.stallgate.publish.VerdictSentence;
import io.github.stallgate.report.BadReport;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportedFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * JUnit's XML as Jenkins and GitLab read it: a suite with one case for each question the gate asks
 * of the whole run, and one for each finding. Red there exactly when the gate fails.
 */
public final class JunitXml implements Format {
  private static final String RUN = "stallgate";

  @Override
  public void write(Publication publication, Appendable to) throws IOException {
    List<TestCase> cases = new ArrayList<>(run(publication));
    for (JudgedFinding finding : JudgedFinding.of(publication)) {
      cases.add(finding(publication, finding));
    }
    try {
      // The JDK's own, whatever other one the class path offers.
      XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();
      new SuiteWriter(factory.createXMLStreamWriter(new CharacterSink(to))).write(RUN, cases);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    to.append('\n');
  }

  private static List<TestCase> run(Publication publication) {
    Verdict verdict = publication.verdict();
    List<BadReport> problems = publication.reports().problems();
    List<String> unread = problems.stream().map(BadReport::getMessage).toList();
    List<TestCase> cases = new ArrayList<>();
    cases.add(
        unread.isEmpty()
            ? TestCase.passed(RUN, "every report can be read")
            : TestCase.error(
                RUN,
                "every report can be read",
                Quantities.counted(unread.size(), "report", "reports") + " could not be read",
                String.join("\n", unread)));
    cases.add(measured(publication));
    String sentence = VerdictSentence.of(verdict, publication.reports());
    cases.add(
        overLimit(verdict)
            ? TestCase.failure(RUN, limit(verdict), sentence, sentence)
            : TestCase.passed(RUN, limit(verdict)));
    cases.add(inDate(verdict));
    return cases;
  }

  private static TestCase measured(Publication publication) {
    Verdict verdict = publication.verdict();
    String name = "event loops were measured";
    String sentence = VerdictSentence.of(verdict, publication.reports());
    if (verdict.outcome() != Outcome.NOTHING_MEASURED) {
      return TestCase.passed(RUN, name);
    }
    return verdict.limits().failOnEmpty()
        ? TestCase.error(RUN, name, sentence, sentence)
        : TestCase.skipped(RUN, name, sentence);
  }

  private static TestCase inDate(Verdict verdict) {
    String name = "no baseline entry has expired";
    List<String> expired = verdict.expired().stream().map(BaselineEntry::text).toList();
    if (expired.isEmpty()) {
      return TestCase.passed(RUN, name);
    }
    String entries =
        Quantities.counted(expired.size(), "expired baseline entry", "expired baseline entries");
    return TestCase.failure(
        RUN, name, entries, String.join("\n", expired.stream().map(Escape::line).toList()));
  }

  private static boolean overLimit(Verdict verdict) {
    return verdict.fresh().size() > verdict.limits().maxFindings();
  }

  private static String limit(Verdict verdict) {
    String severity = verdict.limits().failOn().word();
    return "at most "
        + Quantities.counted(verdict.limits().maxFindings(), "new finding", "new findings")
        + " of severity "
        + (severity.equals("error") ? severity : severity + " or above");
  }

  private static TestCase finding(Publication publication, JudgedFinding judged) {
    ReportedFinding finding = judged.finding();
    String group = RUN + "." + Escape.text(finding.rule());
    String name = name(finding);
    Verdict verdict = publication.verdict();
    return switch (judged.standing()) {
      case NEW -> {
        String headline = publication.diagnostic().text(finding);
        int end = headline.indexOf('\n');
        yield overLimit(verdict)
            ? TestCase.failure(group, name, headline.substring(0, end), headline)
            : TestCase.skipped(
                group, name, "new, among the " + verdict.limits().maxFindings() + " allowed");
      }
      case EXPIRED ->
          TestCase.failure(
              group,
              name,
              "accepted only until " + judged.entry().until(),
              publication.diagnostic().text(finding));
      case MINOR ->
          TestCase.skipped(
              group,
              name,
              "new, but "
                  + finding.severity().word()
                  + " is below "
                  + verdict.limits().failOn().word());
      case ACCEPTED ->
          TestCase.skipped(
              group,
              name,
              "accepted"
                  + (judged.entry() == null ? "" : ": " + Escape.text(judged.entry().reason())));
    };
  }

  /** Build servers follow a case by its name, so nothing that changes from run to run is in it. */
  private static String name(ReportedFinding finding) {
    return Escape.text(finding.culprit().culprit())
        + ": "
        + Escape.text(finding.api())
        + " on "
        + Escape.text(finding.kind())
        + " ("
        + finding.fingerprint()
        + ")";
  }
}
