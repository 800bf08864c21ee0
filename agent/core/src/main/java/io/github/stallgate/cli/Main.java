// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.report.Escape;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line of the agent's jar. Exit codes: 0 good, 1 failed, 2 unusable arguments or input,
 * 3 nothing measured, 4 not judged (the gate only, on request).
 */
@Command(
    name = "java -jar stallgate-agent.jar",
    synopsisSubcommandLabel = "COMMAND",
    description = "Finds what stalls an event loop, and gates the build on it.")
public final class Main implements Runnable {
  @Spec CommandSpec spec;
  @Mixin HelpOption help;

  private Main() {}

  public static void main(String[] args) {
    int exitCode = run(args, System.out, System.err);
    System.out.flush();
    System.exit(exitCode);
  }

  /** Runs one command and returns its exit code; never throws. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, Session.ofThisProcess(out, err));
  }

  static int run(String[] args, Session session) {
    return commandLine(session).execute(args);
  }

  /** Every command there is; a new one is one line here. */
  private static CommandLine commands(Session session) {
    return new CommandLine(new Main())
        .addSubcommand(new GateCommand(session))
        .addSubcommand(BaselineCommand.commandLine(session))
        .addSubcommand(new ReportCommand(session))
        .addSubcommand(new MergeCommand(session))
        .addSubcommand(new ExplainCommand(session))
        .addSubcommand(new SelftestCommand(session))
        .addSubcommand(new HelpCommand(session));
  }

  static CommandLine commandLine(Session session) {
    UsageErrors usageErrors = new UsageErrors(session);
    return commands(session)
        .setExpandAtFiles(false)
        .setOut(new PrintWriter(session.out(), true))
        .setErr(new PrintWriter(session.err(), true))
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setParameterExceptionHandler(usageErrors)
        .setExecutionExceptionHandler(
            (exception, command, parsed) ->
                session.error(
                    command.getCommandName()
                        + " stopped on an internal error, please report it: "
                        + Escape.text(exception.toString())));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
