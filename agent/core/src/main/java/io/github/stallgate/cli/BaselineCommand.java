// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands on the list of accepted findings. */
@Command(name = "baseline", description = "Keeps the list of accepted findings.")
final class BaselineCommand implements Runnable {
  @Spec CommandSpec spec;
  @Mixin HelpOption help;

  static CommandLine commandLine(Session session) {
    return new CommandLine(new BaselineCommand())
        .addSubcommand(new AcceptCommand(session))
        .addSubcommand(new ListCommand(session))
        .addSubcommand(new PruneCommand(session));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "write accept, list or prune after baseline");
  }
}
