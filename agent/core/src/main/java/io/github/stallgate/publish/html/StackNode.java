// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.report.ReportedFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A frame with all the loop time that was lost below it. Not for use by several threads. */
final class StackNode {
  private static final int DEEPEST = 128;
  private static final Comparator<StackNode> HEAVIEST_FIRST =
      Comparator.comparingLong(StackNode::nanos).reversed().thenComparing(StackNode::name);

  private final String name;
  private final Map<String, StackNode> children = new LinkedHashMap<>();
  private final long[] nanosOfCause = new long[Cause.values().length];

  private StackNode(String name) {
    this.name = name;
  }

  /**
   * The root of all stacks: below it the loops, below each its stacks, outermost frame first. A
   * finding's whole time is put to its worst occurrence's loop and stack, the only one a report
   * keeps.
   */
  static StackNode of(List<ReportedFinding> findings) {
    StackNode root = new StackNode("all loops");
    for (ReportedFinding finding : findings) {
      long nanos = finding.tally().totalNanos();
      int cause = Cause.of(finding.cause()).ordinal();
      StackNode node = root.add(nanos, cause).child(loop(finding)).add(nanos, cause);
      List<String> stack = finding.sample().stack();
      for (int i = Math.min(stack.size(), DEEPEST) - 1; i >= 0; i--) {
        node = node.child(stack.get(i)).add(nanos, cause);
      }
      if (stack.isEmpty()) {
        node.child(finding.culprit().text()).add(nanos, cause);
      }
    }
    return root;
  }

  static String loop(ReportedFinding finding) {
    return finding.sample().loop() == null ? finding.kind() : finding.sample().loop();
  }

  private StackNode child(String frame) {
    return children.computeIfAbsent(frame, StackNode::new);
  }

  private StackNode add(long nanos, int cause) {
    nanosOfCause[cause] = Math.max(nanosOfCause[cause], nanosOfCause[cause] + nanos);
    return this;
  }

  String name() {
    return name;
  }

  long nanos() {
    long nanos = 0;
    for (long each : nanosOfCause) {
      nanos = Math.max(nanos, nanos + each);
    }
    return nanos;
  }

  /** The cause of most of its time. */
  Cause cause() {
    int most = 0;
    for (int i = 1; i < nanosOfCause.length; i++) {
      most = nanosOfCause[i] > nanosOfCause[most] ? i : most;
    }
    return Cause.values()[most];
  }

  /** Those of at least that weight, heaviest first. */
  List<StackNode> children(long least) {
    List<StackNode> shown = new ArrayList<>();
    for (StackNode child : children.values()) {
      if (child.nanos() >= least) {
        shown.add(child);
      }
    }
    shown.sort(HEAVIEST_FIRST);
    return shown;
  }

  /** The only child if nothing was lost beside it, else null. */
  StackNode onlyChild() {
    StackNode only = children.size() == 1 ? children.values().iterator().next() : null;
    return only != null && only.nanos() == nanos() ? only : null;
  }
}
