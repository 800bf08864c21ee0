// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.gate.Baseline;
import io.github.stallgate.gate.Gate;
import io.github.stallgate.gate.Limits;
import io.github.stallgate.gate.Verdict;
import io.github.stallgate.publish.Publication;
import io.github.stallgate.publish.SourceFiles;
import io.github.stallgate.report.Diagnostic;
import io.github.stallgate.report.ReportDirectory;
import io.github.stallgate.report.ReportLines;
import io.github.stallgate.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Pages for tests, made from the lines of a report as the gate would. */
final class Pages {
  /** Ends a script, begins an element, leaves an attribute, and tricks terminals and JavaScript. */
  static final String HOSTILE =
      "</script><img src=x onerror=alert(1)>\"'`&amp;--><!--\u2028\u202e${x}";

  private Pages() {}

  static Publication publication(Path directory, String... findings) throws IOException {
    ReportLines.whole(directory.resolve("4711-1.jsonl"), findings);
    return publication(directory);
  }

  /** Of the reports that lie there. */
  static Publication publication(Path directory) {
    Reports reports = ReportDirectory.read(List.of(directory));
    Verdict verdict =
        Gate.judge(reports, Baseline.EMPTY, Limits.DEFAULT, LocalDate.of(2026, 11, 20));
    Diagnostic diagnostic = new Diagnostic("--report target/stallgate");
    return new Publication(reports, verdict, diagnostic, SourceFiles.NONE, "1.0.0");
  }

  static String page(Publication publication) throws IOException {
    StringBuilder page = new StringBuilder();
    new HtmlPage().write(publication, page);
    return page.toString();
  }

  static String section(Section section, Publication publication) throws IOException {
    StringBuilder text = new StringBuilder();
    section.write(publication, new Html(text));
    return text.toString();
  }

  /** What is read where there is neither style nor script, a line for each line of the page. */
  static String bare(String page) {
    return page.replaceAll("(?s)<(style|script|title)>.*?</\\1>", "")
        .replaceAll("(?s)<(header|div)[^>]* hidden>.*?</\\1>", "")
        .replaceAll("</(td|th)>(?=<t)", " | ")
        .replaceAll("<[^>]*>", "")
        .replaceAll("(?m)^\\s*$\\n?", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  static String stall(String loop, String id, String cause, long at, long millis) {
    return "{\"type\":\"stall\",\"loop\":\"%s\",\"id\":\"%s\",\"cause\":\"%s\","
            .formatted(loop, id, cause)
        + "\"at\":%d,\"durationNanos\":%d}".formatted(at, millis * 1_000_000);
  }

  static String lag(String loop, long p999, long control) {
    return "{\"type\":\"lag\",\"loop\":\"%s\",\"kind\":\"netty\",\"of\":\"queue\",\"turns\":1000,"
            .formatted(loop)
        + "\"p50\":10000,\"p90\":20000,\"p99\":1000000,\"p999\":%d,\"max\":250000000,"
            .formatted(p999)
        + "\"controlP999\":%d,\"turnMax\":300000000}".formatted(control);
  }

  /** That text as a JSON string, without its quotes. */
  static String json(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
