// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.publish.Publication;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportFile;
import io.github.stallgate.report.ReportedFinding;
import io.github.stallgate.report.ReportedStall;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When which loop was held, and why: a lane for each loop. */
final class TimelineSection implements Section {
  private static final int MOST_LANES = 40;
  private static final int MOST_STALLS = 4_000;
  private static final double MILLI = 1e6;

  @Override
  public void write(Publication publication, Html page) throws IOException {
    List<Lane> lanes = Lane.of(publication.reports());
    page.raw("<section id=\"timeline\">\n<h2>Timeline of stalls</h2>\n");
    if (lanes.isEmpty()) {
      page.raw("<p>No report says when its stalls began: nothing to draw.</p>\n</section>\n");
      return;
    }
    List<Lane> shown = lanes.subList(0, Math.min(MOST_LANES, lanes.size()));
    page.raw(PageResource.text("patterns.html"));
    legend(page);
    if (lanes.size() > MOST_LANES) {
      String others = lanes.size() - MOST_LANES + " more lost less.";
      page.element("p", "The " + MOST_LANES + " loops that lost most; " + others);
    }
    lanes(shown, publication.reports().files().size() > 1, page);
    page.raw("</section>\n");
  }

  private static void legend(Html page) throws IOException {
    page.raw("<ul class=\"legend\">\n");
    for (Cause cause : Cause.values()) {
      page.raw("<li><svg width=\"22\" height=\"12\" aria-hidden=\"true\">");
      page.raw("<rect width=\"100%\" height=\"12\"" + paint(cause) + "/></svg> ");
      page.text(cause.name() + " " + cause.words()).raw("</li>\n");
    }
    page.raw("</ul>\n");
  }

  private static void lanes(List<Lane> lanes, boolean several, Html page) throws IOException {
    Span span = Span.of(lanes);
    page.table(
        "Stalls of each loop from " + Instant.ofEpochMilli(span.begin()) + " on",
        "loop",
        "0 to " + Quantities.duration((long) (span.millis() * MILLI)),
        "stalls",
        "lost",
        "worst");
    Map<ReportFile, Map<String, ReportedFinding>> findings = new HashMap<>();
    for (Lane lane : lanes) {
      page.raw("<tr><th scope=\"row\">").name(lane.loop());
      page.text(several ? " in " + JvmName.of(lane.file()) : "").raw("</th><td class=\"lane\">");
      draw(lane, span, MOST_STALLS / lanes.size(), byId(lane.file()), page);
      long worst = lane.stalls().stream().mapToLong(ReportedStall::durationNanos).max().orElse(0);
      page.raw("</td><td>").number(lane.stalls().size()).raw("</td><td>");
      page.text(Quantities.duration(lane.lostNanos())).raw("</td><td>");
      page.text(Quantities.duration(worst)).raw("</td></tr>\n");
    }
    page.endTable();
  }

  private static Map<String, ReportedFinding> byId(ReportFile file) {
    Map<String, ReportedFinding> findings = new HashMap<>();
    file.findings().forEach(finding -> findings.put(finding.id(), finding));
    return findings;
  }

  private static void draw(
      Lane lane, Span span, int most, Map<String, ReportedFinding> findings, Html page)
      throws IOException {
    page.raw("<svg role=\"img\" width=\"600\" height=\"18\" aria-label=\"");
    page.text(Quantities.counted(lane.stalls().size(), "stall", "stalls")).raw("\">\n");
    for (ReportedStall stall : lane.longest(most)) {
      Cause cause = Cause.of(stall.cause());
      ReportedFinding finding = findings.get(stall.id());
      page.raw("<rect x=\"" + span.left(stall) + "\" width=\"" + span.width(stall));
      page.raw("\" height=\"18\"" + paint(cause));
      if (finding != null) {
        page.raw(" data-f=\"").name(finding.fingerprint()).raw("\"");
      }
      page.raw("><title>");
      page.text(Quantities.duration(stall.durationNanos()) + " " + cause.name());
      page.text(" after " + Quantities.duration((stall.at() - span.begin()) * (long) MILLI));
      page.text(finding == null ? "" : ": " + Escape.text(finding.culprit().text()));
      page.raw("</title></rect>\n");
    }
    page.raw("</svg>");
  }

  private static String paint(Cause cause) {
    return " class=\"" + cause.style() + "\" fill=\"url(#p-" + cause.style() + ")\"";
  }
}
