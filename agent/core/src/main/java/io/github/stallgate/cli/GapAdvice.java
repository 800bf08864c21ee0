// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.gate.Gap;
import java.util.ArrayList;
import java.util.List;

/** What probably kept the agent from measuring, and what to do. */
final class GapAdvice {
  private GapAdvice() {}

  /** The lines after the verdict, for the first gap of each kind. */
  static List<String> lines(List<Gap> gaps) {
    List<String> lines = new ArrayList<>();
    gaps.stream().map(Gap::kind).distinct().forEach(kind -> lines.addAll(of(kind)));
    return lines;
  }

  private static List<String> of(Gap.Kind kind) {
    return switch (kind) {
      case NO_REPORT ->
          List.of(
              "  likely  the JVM ran without the agent, as when surefire's own <argLine> replaces it,",
              "          or the agent wrote elsewhere (its option report=DIR)",
              "  fix     <argLine>@{argLine} -javaagent:stallgate-agent.jar=report=DIR</argLine>",
              "          and <argLine></argLine> under <properties>");
      case DEAD_AGENT ->
          List.of(
              "  likely  this JDK is not supported, or the JVM ended while it started",
              "  fix     see what is hooked there, with the same java:",
              "          java -jar stallgate-agent.jar selftest");
      case NO_LOOP ->
          List.of(
              "  likely  no test started an event loop, or it is of a kind the agent does not know",
              "  fix     name its threads: -javaagent:stallgate-agent.jar=loop=<thread name pattern>");
    };
  }
}
