// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/** One command as run in a test: what it printed, and its exit code. */
record CommandRun(int exitCode, String out, String err) {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  static CommandRun of(Path directory, String... arguments) {
    return with(directory, Map.of(), false, arguments);
  }

  static CommandRun with(
      Path directory, Map<String, String> environment, boolean colour, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Session session =
        new Session(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            directory,
            TODAY,
            colour);
    int exitCode = Main.run(arguments, session);
    return new CommandRun(exitCode, text(out), text(err));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
