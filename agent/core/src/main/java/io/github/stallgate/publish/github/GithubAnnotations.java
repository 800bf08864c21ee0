// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.github;

import io.github.stallgate.gate.Verdict;
import io.github.stallgate.publish.Format;
import io.github.stallgate.publish.Publication;
import io.github.stallgate.publish.VerdictSentence;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.ReportedFinding;
import java.io.IOException;
import java.util.List;

/**
 * Commands that a runner of GitHub Actions makes annotations of. It shows ten of each kind for a
 * step and drops the rest, so only the worst are written; the step's summary has more.
 */
public final class GithubAnnotations implements Format {
  static final int MOST = 5;

  @Override
  public void write(Publication publication, Appendable to) throws IOException {
    Verdict verdict = publication.verdict();
    if (verdict.exitCode() != 0) {
      String sentence = VerdictSentence.of(verdict, publication.reports());
      to.append("::error title=Stallgate::").append(data(sentence)).append('\n');
    } else if (!verdict.unmeasured().isEmpty()) {
      String sentence = VerdictSentence.of(verdict, publication.reports());
      to.append("::warning title=Stallgate::").append(data(sentence)).append('\n');
    }
    for (ReportedFinding finding : worst(verdict.fresh())) {
      command("error", publication, finding, to);
    }
    for (ReportedFinding finding : worst(verdict.minor())) {
      String level = finding.severity().word();
      command(level.equals("note") ? "notice" : level, publication, finding, to);
    }
  }

  private static List<ReportedFinding> worst(List<ReportedFinding> findings) {
    return findings.subList(0, Math.min(MOST, findings.size()));
  }

  private static void command(
      String level, Publication publication, ReportedFinding finding, Appendable to)
      throws IOException {
    to.append("::").append(level).append(' ');
    String file = publication.sources().pathOf(finding.culprit());
    if (file != null) {
      to.append("file=").append(property(Escape.line(file))).append(',');
      if (finding.culprit().line() > 0) {
        to.append("line=").append(String.valueOf(finding.culprit().line())).append(',');
      }
    }
    to.append("title=").append(property(Escape.text(finding.rule()))).append("::");
    to.append(data(publication.diagnostic().text(finding))).append('\n');
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
