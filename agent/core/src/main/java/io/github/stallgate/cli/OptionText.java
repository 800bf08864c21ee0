// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.options.OptionTable;
import io.github.stallgate.options.OptionTable.Row;
import io.github.stallgate.options.Options;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Quantities;
import java.util.ArrayList;
import java.util.List;

/** Every option of the agent with the value in force and where it was set, for people. Pure. */
public final class OptionText {
  private static final int WIDTH = 92;
  private static final String INDENT = "    ";

  private OptionText() {}

  /** The lines; none is longer than a terminal is wide, unless a value is. */
  public static List<String> lines(Options options) {
    List<String> lines = new ArrayList<>();
    lines.add("Options of the agent. The first of these places that names an option decides:");
    lines.add(
        "  1. agent argument        -javaagent:stallgate-agent.jar=threshold=20ms,quiet=true");
    lines.add("  2. system property       -Dstallgate.threshold=20ms");
    lines.add("  3. environment variable  STALLGATE_THRESHOLD=20ms");
    lines.add("  4. file                  threshold=20ms in stallgate.properties");
    for (Row row : OptionTable.rows(options.settings(), Rule.ids())) {
      lines.add("");
      lines.add(row.key() + " = " + value(row) + "  (" + Escape.text(row.origin()) + ")");
      lines.add(INDENT + "takes " + row.syntax() + "; default " + orUnset(row.byDefault()));
      wrap(row.description(), lines);
    }
    lines.add("");
    lines.add("Rules, each with its severity and the shortest call that counts by default:");
    for (Rule rule : Rule.values()) {
      lines.add("  " + rule.id() + "  " + rule.severity().word() + ", " + least(rule));
    }
    return lines;
  }

  /** The rule's minimum in words. */
  static String least(Rule rule) {
    return rule.minNanos() == 0 ? "any duration" : Quantities.duration(rule.minNanos());
  }

  private static String value(Row row) {
    return row.value().isEmpty() ? "(unset)" : Escape.text(row.value());
  }

  /** A default for people: some options have none. */
  static String orUnset(String text) {
    return text.isEmpty() ? "unset" : text;
  }

  private static void wrap(String text, List<String> to) {
    StringBuilder line = new StringBuilder(INDENT);
    for (String word : text.split(" ")) {
      if (line.length() + word.length() > WIDTH) {
        to.add(line.toString().stripTrailing());
        line = new StringBuilder(INDENT);
      }
      line.append(word).append(' ');
    }
    to.add(line.toString().stripTrailing());
  }
}
