// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.gate.BadBaseline;
import io.github.stallgate.gate.BaselineFile;
import io.github.stallgate.report.Reports;
import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/**
 * What a command sees of the world.
 *
 * @param directory where relative defaults lie
 * @param colour whether {@code out} is a terminal that wants colour
 */
record Session(
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path directory,
    LocalDate today,
    boolean colour) {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int UNUSABLE = 2;
  static final int NOTHING = 3;

  static final String BASELINE = "stallgate-baseline.txt";
  static final String REPORT = "stallgate-report";

  static Session ofThisProcess(PrintStream out, PrintStream err) {
    Map<String, String> environment = System.getenv();
    boolean colour =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"))
            && out == System.out
            && terminal();
    return new Session(out, err, environment, Path.of(""), LocalDate.now(), colour);
  }

  /** From JDK 22 on there is a console even where there is no terminal, and a method that tells. */
  private static boolean terminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  BaselineFile baseline(Path given) {
    return new BaselineFile(given == null ? directory.resolve(BASELINE) : given);
  }

  /** Prints why the reports could not be read; true if there was nothing to print. */
  boolean readable(Reports reports) {
    reports.problems().forEach(problem -> error(problem.getMessage()));
    return reports.problems().isEmpty();
  }

  /** Prints what is wrong with the baseline; the exit code for it. */
  int refuse(BadBaseline problem) {
    problem.problems().forEach(this::error);
    return UNUSABLE;
  }

  /** Prints one line on {@code err}; the exit code for unusable input. */
  int error(String message) {
    err.println("stallgate: " + message);
    return UNUSABLE;
  }
}
