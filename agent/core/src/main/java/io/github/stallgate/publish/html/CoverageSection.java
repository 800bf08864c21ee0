// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.gate.Gap;
import io.github.stallgate.publish.Publication;
import io.github.stallgate.report.BadReport;
import io.github.stallgate.report.Coverage;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.ReportFile;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** What the verdict knows nothing of, and each JVM with what was watched there. */
final class CoverageSection implements Section {
  private static final int MOST_JVMS = 200;

  @Override
  public void write(Publication publication, Html page) throws IOException {
    page.raw("<section id=\"coverage\">\n<h2>What was not covered</h2>\n<ul>\n");
    for (BadReport problem : publication.reports().problems()) {
      page.element("li", "not read: " + problem.getMessage()).raw("\n");
    }
    for (Gap gap : publication.verdict().unmeasured()) {
      page.element("li", "not measured: " + gap.text()).raw("\n");
    }
    for (String note : publication.verdict().notes()) {
      page.element("li", note).raw("\n");
    }
    page.raw(
        "<li>What no run can see is told in the documentation: docs/design.md, \"What is never");
    page.raw(" seen\".</li>\n</ul>\n");
    List<ReportFile> files = publication.reports().files();
    if (!files.isEmpty()) {
      jvms(files, page);
    }
    page.raw("</section>\n");
  }

  private static void jvms(List<ReportFile> files, Html page) throws IOException {
    page.table(
        "What was watched in each JVM",
        "report",
        "JDK",
        "processors",
        "loops",
        "hooks",
        "call sites",
        "watchdog",
        "end");
    for (ReportFile file : files.subList(0, Math.min(MOST_JVMS, files.size()))) {
      jvm(file, page);
    }
    page.endTable();
    if (files.size() > MOST_JVMS) {
      page.element("p", "And " + (files.size() - MOST_JVMS) + " more JVMs.");
    }
  }

  private static void jvm(ReportFile file, Html page) throws IOException {
    Coverage coverage = file.coverage();
    boolean told = coverage != null;
    page.row(
        JvmName.of(file),
        Escape.text(Objects.requireNonNullElse(file.header().jdk(), "unknown")),
        file.header().cpus() > 0 ? String.valueOf(file.header().cpus()) : "unknown",
        String.valueOf(file.loops().size()),
        told ? coverage.hooksLive() + " of " + coverage.hooksKnown() : "not told",
        told ? onOrOff(coverage.callSites()) : "not told",
        told ? onOrOff(coverage.watchdog()) : "not told",
        file.ended() && !file.cut() ? "regular" : "killed");
  }

  private static String onOrOff(boolean on) {
    return on ? "on" : "off";
  }
}
