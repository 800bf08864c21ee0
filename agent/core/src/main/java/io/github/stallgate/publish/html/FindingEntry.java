// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.gate.FindingKey;
import io.github.stallgate.gate.Verdict;
import io.github.stallgate.publish.Publication;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportedFinding;
import io.github.stallgate.report.Sample;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One finding in the list: a line, and what it opens to. */
final class FindingEntry {
  private final Publication publication;
  private final Map<FindingKey, String> states = new HashMap<>();

  FindingEntry(Publication publication) {
    this.publication = publication;
    Verdict verdict = publication.verdict();
    put(verdict.fresh(), "new");
    put(verdict.minor(), "new, below " + verdict.limits().failOn().word());
    put(verdict.accepted(), "accepted");
  }

  private void put(List<ReportedFinding> findings, String state) {
    findings.forEach(finding -> states.put(FindingKey.of(finding), state));
  }

  void line(ReportedFinding finding, Html page) throws IOException {
    begin("div", finding, page);
    summary(finding, page);
    page.raw("</div>\n");
  }

  void full(ReportedFinding finding, Html page) throws IOException {
    begin("details", finding, page);
    page.raw("<summary>");
    summary(finding, page);
    page.raw("</summary>\n<pre>").text(publication.diagnostic().text(finding)).raw("</pre>\n");
    String source = publication.sources().pathOf(finding.culprit());
    if (source != null) {
      page.raw("<p>Source: <code>").text(Escape.line(source));
      page.raw(finding.culprit().line() > 0 ? ":" + finding.culprit().line() : "");
      page.raw("</code></p>\n");
    }
    stack(finding.sample(), page);
    evidence(finding.sample(), page);
    page.raw("</details>\n");
  }

  private static void begin(String tag, ReportedFinding finding, Html page) throws IOException {
    page.raw("<" + tag + " class=\"f\" id=\"f-").name(finding.fingerprint());
    page.raw("\" data-s=\"" + finding.severity().word() + "\" data-t=\"");
    page.number(finding.tally().totalNanos()).raw("\" data-m=\"");
    page.number(finding.tally().maxNanos()).raw("\" data-n=\"");
    page.number(finding.tally().count()).raw("\">");
  }

  private void summary(ReportedFinding finding, Html page) throws IOException {
    Cause cause = Cause.of(finding.cause());
    String line = publication.diagnostic().line(finding);
    int tag = finding.severity().word().length() + Escape.text(finding.rule()).length() + 2;
    page.raw("<b class=\"t\">").text(Quantities.duration(finding.tally().totalNanos()));
    page.raw("</b> <span class=\"c " + cause.style() + "\">" + cause.name() + "</span> ");
    page.raw("<span class=\"s s-" + finding.severity().word() + "\">");
    page.text(line.substring(0, tag)).raw("</span> ").text(line.substring(tag).strip());
    page.raw(" <i>").text(states.getOrDefault(FindingKey.of(finding), "expired")).raw("</i>");
  }

  private static void stack(Sample sample, Html page) throws IOException {
    if (sample.stack().isEmpty()) {
      page.raw("<p>No stack was taken.</p>\n");
      return;
    }
    page.raw("<details><summary>Whole stack, ");
    page.text(Quantities.counted(sample.stack().size(), "frame", "frames"));
    page.raw("</summary>\n<pre>");
    for (String frame : sample.stack()) {
      page.text(Escape.line(frame)).raw("\n");
    }
    page.raw("</pre></details>\n");
  }

  private static void evidence(Sample sample, Html page) throws IOException {
    if (sample.evidence().isEmpty()) {
      return;
    }
    page.raw("<details><summary>Measurements of the occurrence shown</summary>\n");
    page.table("Measurements", "name", "value");
    for (Map.Entry<String, Object> fact : sample.evidence().entrySet()) {
      page.row(Escape.text(fact.getKey()), Escape.line(String.valueOf(fact.getValue())));
    }
    page.endTable().raw("</details>\n");
  }
}
