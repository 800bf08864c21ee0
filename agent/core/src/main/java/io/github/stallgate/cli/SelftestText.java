// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.catalog.Rerouting;
import io.github.stallgate.cli.selftest.Judgement;
import io.github.stallgate.cli.selftest.Judgement.Mark;
import io.github.stallgate.cli.selftest.Judgement.Row;
import io.github.stallgate.cli.selftest.Sighting;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Quantities;
import java.util.ArrayList;
import java.util.List;

/** The table of the self-test, and its last line. Pure. */
final class SelftestText {
  private static final int RULE_WIDTH = 20;
  private static final String SILENCE = "(silent)";

  private SelftestText() {}

  static List<String> lines(Judgement judgement, int jdk) {
    int width = "operation".length();
    for (Row row : judgement.rows()) {
      width = Math.max(width, row.operation().name().length());
    }
    List<String> lines = new ArrayList<>();
    lines.add(line("operation", "expected rule", "result", width));
    for (Row row : judgement.rows()) {
      String rule = row.operation().isHarmless() ? SILENCE : row.operation().rule();
      lines.add(line(row.operation().name(), rule, result(row), width));
    }
    for (Sighting alarm : judgement.falseAlarms()) {
      lines.add("false alarm: " + Escape.text(alarm.toString()));
    }
    lines.add(lastLine(judgement, jdk));
    return lines;
  }

  /** What is rerouted on that JDK, and what can't be. */
  static List<String> rerouting(int jdk) {
    List<Rerouting> rows = Rerouting.on(jdk);
    int width = rows.stream().mapToInt(row -> row.calls().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add("With reroute=true, on a loop of the Stallgate runtime:");
    rows.forEach(row -> lines.add(pad(row.calls(), width) + "  " + row.outcome()));
    return lines;
  }

  private static String line(String operation, String rule, String result, int width) {
    return pad(operation, width) + "  " + pad(rule, RULE_WIDTH) + "  " + result;
  }

  private static String result(Row row) {
    String detail = Escape.text(row.detail());
    return switch (row.mark()) {
      case FOUND -> detail.isEmpty() ? "found" : "found " + detail;
      case SILENT -> "silent";
      case MISSED -> "MISSED: " + detail;
      case ACCUSED -> "FALSE ALARM: " + detail;
      case ABSENT -> detail;
    };
  }

  private static String lastLine(Judgement judgement, int jdk) {
    int found = judgement.rows(Mark.FOUND).size();
    int missed = judgement.rows(Mark.MISSED).size();
    long failed =
        judgement.rows(Mark.MISSED).stream().filter(row -> row.operation().isHarmless()).count();
    return found
        + " of "
        + Quantities.counted(found + missed - failed, "operation", "operations")
        + " found on JDK "
        + jdk
        + "; "
        + Quantities.counted(judgement.falseAlarms().size(), "false alarm", "false alarms")
        + (failed == 0 ? "" : "; " + failed + " harmless ones could not be judged");
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
