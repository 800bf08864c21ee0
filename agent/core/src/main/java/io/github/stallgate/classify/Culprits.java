// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import io.github.stallgate.catalog.Allowance;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.catalog.StackTables;
import java.util.List;

/** Finds the frame that a person would change among several stacks. Pure. */
public final class Culprits {
  private final StackTables tables;

  public Culprits(StackTables tables) {
    this.tables = tables;
  }

  boolean isApplication(Frame frame) {
    return !frame.jdk() && !tables.isFramework(frame.type());
  }

  /** The application's place if there is one, else any that is not the JDK's, else any. */
  Hotspot of(List<List<Frame>> stacks, boolean dominant) {
    if (stacks.isEmpty()) {
      return null;
    }
    Hotspot hot = Hotspot.of(stacks, this::isApplication, dominant);
    hot = hot != null ? hot : Hotspot.of(stacks, frame -> !frame.jdk(), dominant);
    return hot != null ? hot : Hotspot.of(stacks, frame -> true, dominant);
  }

  /** The innermost application frame, else the innermost that is not the JDK's, else the first. */
  Frame innermost(List<Frame> frames) {
    Frame outside = null;
    for (Frame frame : frames) {
      if (isApplication(frame)) {
        return frame;
      }
      outside = outside == null && !frame.jdk() ? frame : outside;
    }
    return outside != null ? outside : frames.get(0);
  }

  /** A long turn that no code is to blame for. */
  static Classified blameless(Cause cause) {
    Frame at =
        switch (cause) {
          case GC -> new Frame("jvm", "garbageCollection", null, -1, false);
          case MACHINE -> new Frame("machine", "descheduled", null, -1, false);
          default -> new Frame("machine", "unknown", null, -1, false);
        };
    Allowance none = null;
    String api = at.type() + "." + at.method();
    return new Classified(Rule.LOOP_LAG, Severity.NOTE, Long.MAX_VALUE, api, at, null, none);
  }
}
