// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.observe.LagSnapshot;
import io.github.stallgate.publish.Publication;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportedLag;
import java.io.IOException;
import java.util.List;

/** How late each loop was, with what the machine alone did beside it. */
final class LagSection implements Section {
  private static final int MOST_ROWS = 200;

  @Override
  public void write(Publication publication, Html page) throws IOException {
    List<ReportedLag> lags = publication.reports().lags();
    page.raw("<section id=\"lag\">\n<h2>Lag of each loop</h2>\n");
    if (lags.isEmpty()) {
      page.raw("<p>No report has a lag: no loop was watched long enough.</p>\n</section>\n");
      return;
    }
    page.raw(
        "<p>How late tasks were (queue) or how long turns took (turn), by percentile. Control is the"
            + " agent's own clock on the same machine at p99.9: a lag that is not well above it is"
            + " the machine's. The scale is logarithmic.</p>\n");
    LagScale scale = LagScale.of(lags);
    page.table(
        "Lag",
        "loop",
        "of",
        "turns",
        "p50",
        "p90",
        "p99",
        "p99.9",
        "max",
        "control",
        "longest turn",
        scale.label());
    for (ReportedLag lag : lags.subList(0, Math.min(MOST_ROWS, lags.size()))) {
      row(lag, scale, page);
    }
    page.endTable();
    if (lags.size() > MOST_ROWS) {
      page.element("p", "And " + (lags.size() - MOST_ROWS) + " more loops, none of them later.");
    }
    page.raw("</section>\n");
  }

  private static void row(ReportedLag of, LagScale scale, Html page) throws IOException {
    LagSnapshot lag = of.lag();
    page.raw("<tr><th scope=\"row\">").text(Escape.text(of.loop())).raw("</th>");
    page.element("td", lag.ofQueue() ? "queue" : "turn");
    page.element("td", String.valueOf(lag.turns()));
    for (long nanos :
        new long[] {
          lag.p50(), lag.p90(), lag.p99(), lag.p999(), lag.max(), of.controlP999(), lag.turnMax()
        }) {
      page.element("td", Quantities.duration(nanos));
    }
    page.raw("<td class=\"lane\">");
    chart(of, scale, page);
    page.raw("</td></tr>\n");
  }

  private static void chart(ReportedLag of, LagScale scale, Html page) throws IOException {
    LagSnapshot lag = of.lag();
    page.raw("<svg role=\"img\" width=\"300\" height=\"18\" aria-label=\"");
    page.text("percentiles from " + Quantities.duration(lag.p50()));
    page.text(" to " + Quantities.duration(lag.max()));
    page.text(", control " + Quantities.duration(of.controlP999())).raw("\">");
    page.raw("<line class=\"range\" stroke=\"gray\" y1=\"9\" y2=\"9\" x1=\"");
    page.raw(scale.at(lag.p50()) + "\" x2=\"" + scale.at(lag.max()) + "\"/>");
    dot(page, scale, "p50", lag.p50());
    dot(page, scale, "p90", lag.p90());
    dot(page, scale, "p99", lag.p99());
    dot(page, scale, "p99.9", lag.p999());
    dot(page, scale, "max", lag.max());
    String control = scale.at(of.controlP999());
    page.raw("<line class=\"control\" stroke=\"red\" stroke-width=\"2\" y1=\"1\" y2=\"17\" x1=\"");
    page.raw(control + "\" x2=\"" + control + "\"><title>");
    page.text("control clock " + Quantities.duration(of.controlP999()));
    page.raw("</title></line></svg>");
  }

  private static void dot(Html page, LagScale scale, String percentile, long nanos)
      throws IOException {
    page.raw("<circle class=\"dot\" cy=\"9\" r=\"3.5\" cx=\"" + scale.at(nanos) + "\"><title>");
    page.text(percentile + " " + Quantities.duration(nanos)).raw("</title></circle>");
  }
}
