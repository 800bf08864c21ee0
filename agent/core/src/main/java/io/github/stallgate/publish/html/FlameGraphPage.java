// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.report.Escape;
import io.github.stallgate.report.ReportedFinding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import one.convert.Arguments;
import one.convert.FlameGraph;

/**
 * The flame graph of async-profiler's converter, as a page of its own: the only class that knows
 * the converter.
 *
 * <p>The converter puts names into its script and escapes only what would end a string there. Of a
 * name it writes what differs from the one before, after a character that tells how much is the
 * same, and that can be a less-than sign. So {@code <}, {@code >}, {@code /} and {@code !} are
 * replaced by look-alikes: no name can then end the script, however it is cut.
 */
final class FlameGraphPage {
  private static final int MOST_STACKS = 2_000;
  private static final int DEEPEST = 128;
  private static final long MILLI = 1_000_000;

  private FlameGraphPage() {}

  /** The page with the stacks of the costliest findings; empty if no finding has a stack. */
  static String of(List<ReportedFinding> findings) throws IOException {
    String collapsed = collapsed(findings);
    if (collapsed.isEmpty()) {
      return "";
    }
    FlameGraph graph =
        new FlameGraph(new Arguments("--title", "Loop time lost (1 sample is 1 ms)", "--inverted"));
    graph.parseCollapsed(new StringReader(collapsed));
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    graph.dump(page);
    return page.toString(StandardCharsets.UTF_8);
  }

  /** One line a stack, outermost frame first, with its weight: {@code loop;main;run 250}. */
  static String collapsed(List<ReportedFinding> findings) {
    StringBuilder lines = new StringBuilder();
    findings.stream()
        .filter(finding -> !finding.sample().stack().isEmpty())
        .sorted(
            Comparator.comparingLong((ReportedFinding each) -> each.tally().totalNanos())
                .reversed())
        .limit(MOST_STACKS)
        .forEach(finding -> line(finding, lines));
    return lines.toString();
  }

  private static void line(ReportedFinding finding, StringBuilder to) {
    List<String> stack = finding.sample().stack();
    to.append(safe(StackNode.loop(finding)));
    for (int i = Math.min(stack.size(), DEEPEST) - 1; i >= 0; i--) {
      to.append(';').append(safe(stack.get(i)));
    }
    long millis = Math.max(1, Math.round((double) finding.tally().totalNanos() / MILLI));
    to.append(' ').append(millis).append('\n');
  }

  /** The suffix says that it is a Java frame, which the converter would else guess. */
  private static String safe(String name) {
    return Escape.text(name)
            .replace(';', ',')
            .replace('<', '\u2039')
            .replace('>', '\u203a')
            .replace('/', '\u2215')
            .replace('!', '\uff01')
        + "_[j]";
  }
}
