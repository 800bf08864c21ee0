// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish;

import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.count;
import static io.github.stallgate.report.ReportLines.finding;

import io.github.stallgate.gate.BadBaseline;
import io.github.stallgate.gate.Baseline;
import io.github.stallgate.gate.BaselineFile;
import io.github.stallgate.gate.Gate;
import io.github.stallgate.gate.Limits;
import io.github.stallgate.report.Diagnostic;
import io.github.stallgate.report.Frame;
import io.github.stallgate.report.ReportDirectory;
import io.github.stallgate.report.ReportLines;
import io.github.stallgate.report.Reports;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Publications for tests of formats, from reports as the agent writes them. */
public final class Publications {
  /** All that could break out of a JSON text, an XML text, a page, a log line or a terminal. */
  public static final String HOSTILE =
      "</script><img src=x onerror=alert(1)>]]>&amp;\\\"'`|*_@octocat #1 https://evil.example"
          + " [x](https://evil.example) {0} %0A::error::x,y:z ``` <!-- -->";

  /** As above, and the characters that a file in JSON must write otherwise. */
  private static final String IN_JSON =
      HOSTILE.replace("\\", "\\\\").replace("\"", "\\\"")
          + "\\n::error::x\\r\\t\\u0000\\u001b[31m\\u202e\\ud800\\ufffe";

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final String KEY = "BlockingSleep  netty  com.acme.%s.run  java.lang.Thread.sleep";

  private Publications() {}

  /** One finding of each standing: new, expired, minor and accepted. */
  public static Publication fixed(Path directory) throws Exception {
    String[] lines = {
      SLEEP.replace("\"cause\"", "\"context\":\"OrdersIT.listsOpenOrders()\",\"cause\""),
      count("7c1f02ab", 37, 9300, 251),
      finding("2", "BlockingSleep", "error", "com.acme.Old", "run", 20),
      finding("3", "BlockingFile", "warning", "com.acme.Minor", "run", 3),
      finding("4", "BlockingSleep", "error", "com.acme.Known", "run", 30)
    };
    return of(
        directory,
        Limits.DEFAULT,
        lines,
        KEY.formatted("Old") + "  until=2026-11-19  # reason: until the release",
        KEY.formatted("Known") + "  # reason: ACME-812 {later}");
  }

  /** Names that would break out, in every field that a report has. */
  public static Publication hostile(Path directory) throws Exception {
    String line =
        SLEEP
            .replace("\"BlockingSleep\"", "\"" + IN_JSON + "\"")
            .replace("\"7c1f02ab\"", "\"" + IN_JSON + "\"")
            .replace("BLOCKED", IN_JSON)
            .replace("nioEventLoopGroup-3-2", IN_JSON)
            .replace("\"netty\"", "\"" + IN_JSON + "\"")
            .replace("\"java.lang.Thread.sleep\"", "\"" + IN_JSON + "\"")
            .replace("com.acme.chat.RateLimiter", IN_JSON)
            .replace("throttle", IN_JSON)
            .replace("Some.java", IN_JSON)
            .replace("\"cause\"", "\"context\":\"" + IN_JSON + "\",\"cause\"")
            .replace("\"evidence\":{}", "\"evidence\":{\"reason\":\"" + IN_JSON + "\"}");
    return of(directory, Limits.DEFAULT, new String[] {line});
  }

  public static Publication of(
      Path directory, Limits limits, String[] reportLines, String... baselineLines)
      throws IOException, BadBaseline {
    Path reports = Files.createDirectories(directory.resolve("reports"));
    ReportLines.whole(reports.resolve("a.jsonl"), reportLines);
    return ofDirectory(directory, limits, baselineLines);
  }

  /** Judges what lies in {@code reports} there. */
  public static Publication ofDirectory(Path directory, Limits limits, String... baselineLines)
      throws IOException, BadBaseline {
    Path file = directory.resolve("baseline.txt");
    Files.write(file, List.of(baselineLines));
    Baseline baseline = new BaselineFile(file).read();
    Reports reports = ReportDirectory.read(List.of(directory.resolve("reports")));
    return new Publication(
        reports,
        Gate.judge(reports, baseline, limits, TODAY),
        new Diagnostic("--report target/stallgate"),
        Publications::source,
        "1.0.0",
        baseline);
  }

  /** As many new errors, the worst first. */
  public static Publication many(Path directory, int findings) throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < findings; i++) {
      String type = "com.acme.Type" + i;
      lines.add(finding("id" + i, "BlockingSleep", "error", type, "run", findings - i));
    }
    return of(directory, Limits.DEFAULT, lines.toArray(String[]::new));
  }

  /** What the format makes of it. */
  public static String text(Format format, Publication publication) throws IOException {
    StringBuilder text = new StringBuilder();
    format.write(publication, text);
    return text.toString();
  }

  /** A file beside the test's class. */
  public static String resource(Class<?> test, String name) throws IOException {
    try (InputStream in = test.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String source(Frame frame) {
    return frame.className().startsWith("com.acme.chat.")
        ? "app/src/main/java/" + frame.className().replace('.', '/') + ".java"
        : null;
  }
}
