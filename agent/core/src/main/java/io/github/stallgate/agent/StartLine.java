// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.instrument.HookTable;
import io.github.stallgate.loops.Recognisers;
import io.github.stallgate.options.Options;
import java.util.Locale;

/** The one line at start. */
final class StartLine {
  private StartLine() {}

  static String of(Options options, HookTable hooks, int standIns, String report) {
    int live = hooks.live() + standIns;
    int missing = hooks.missing().size();
    String dot = Machine.dot();
    StringBuilder line = new StringBuilder("[stallgate ").append(Machine.VERSION).append("] ");
    line.append(options.mode().name().toLowerCase(Locale.ROOT)).append(dot);
    line.append("JDK ").append(System.getProperty("java.version")).append(dot);
    line.append("watching for ").append(Recognisers.names()).append(dot);
    line.append(live)
        .append(" of ")
        .append(live + missing)
        .append(" blocking calls hooked")
        .append(dot);
    return line.append(report).toString();
  }
}
