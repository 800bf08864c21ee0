// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The few frames a reader needs: culprit, its caller, the first framework frame, the loop's entry;
 * and how many were left out between them.
 */
final class StackExcerpt {
  private StackExcerpt() {}

  /** One to four escaped lines. */
  static List<String> of(ReportedFinding finding) {
    List<String> stack = finding.sample().stack();
    int culprit = indexOf(finding.culprit(), stack, 0);
    List<String> lines = new ArrayList<>();
    lines.add(Escape.text(finding.culprit().text()));
    if (culprit < 0) {
      if (finding.framework() != null) {
        lines.add(Escape.text(finding.framework().text()));
      }
      return lines;
    }
    TreeSet<Integer> shown = shown(finding.framework(), stack, culprit);
    shown.forEach(index -> lines.add(Escape.text(stack.get(index))));
    if (!shown.isEmpty()) {
      int leftOut = shown.last() - culprit - shown.size();
      if (leftOut > 0) {
        String frames = Quantities.counted(leftOut, "frame", "frames");
        lines.add(lines.remove(lines.size() - 1) + "  (" + frames + " between left out)");
      }
    }
    return lines;
  }

  private static TreeSet<Integer> shown(Frame framework, List<String> stack, int culprit) {
    TreeSet<Integer> shown = new TreeSet<>();
    int caller = culprit + 1;
    if (caller < stack.size() && !ofTheJdk(stack.get(caller))) {
      shown.add(caller);
    }
    int entry = framework == null ? -1 : indexOf(framework, stack, culprit + 1);
    if (entry >= 0) {
      shown.add(entry);
    }
    int outermost = stack.size() - 1;
    while (outermost > culprit && ofTheJdk(stack.get(outermost))) {
      outermost--;
    }
    if (outermost > culprit) {
      shown.add(outermost);
    }
    return shown;
  }

  private static int indexOf(Frame frame, List<String> stack, int from) {
    for (int i = from; i < stack.size(); i++) {
      if (frame.isMethodOf(stack.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean ofTheJdk(String entry) {
    return entry.startsWith("java.")
        || entry.startsWith("jdk.")
        || entry.startsWith("sun.")
        || entry.startsWith("java.base/");
  }
}
