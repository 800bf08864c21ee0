// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.options.Nearest;
import io.github.stallgate.report.Escape;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in one line what is wrong with the arguments, quotes it, and names the nearest that would be
 * right.
 */
final class UsageErrors implements IParameterExceptionHandler {
  private final Session session;

  UsageErrors(Session session) {
    this.session = session;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] args) {
    CommandLine command = exception.getCommandLine();
    String problem =
        exception instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched.getUnmatched().get(0), command)
            : Escape.text(exception.getMessage());
    String help = command.getCommandSpec().qualifiedName() + " --help";
    return session.error(problem + " (see: " + help + ")");
  }

  private static String unmatched(String argument, CommandLine command) {
    String quoted = "\"" + Escape.text(argument) + "\"";
    if (argument.startsWith("-")) {
      return "unknown option " + quoted + Nearest.question(name(argument), options(command));
    }
    if (command.getSubcommands().isEmpty()) {
      return "unexpected argument " + quoted;
    }
    List<String> commands = new ArrayList<>(command.getSubcommands().keySet());
    return "unknown command " + quoted + Nearest.question(argument, commands);
  }

  private static String name(String option) {
    int value = option.indexOf('=');
    return value < 0 ? option : option.substring(0, value);
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .flatMap(option -> List.of(option.names()).stream())
        .toList();
  }
}
