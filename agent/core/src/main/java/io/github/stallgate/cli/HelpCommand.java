// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.options.OptionError;
import io.github.stallgate.options.OptionSources;
import io.github.stallgate.options.Options;
import io.github.stallgate.report.Escape;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the agent's options. The commands' own ones are printed by their {@code --help}. */
@Command(
    name = "help",
    description = {
      "Prints every option of the agent: key, syntax, default, value here, where it was set.",
      "The options of a command: COMMAND --help. The meaning of a rule: explain RULE."
    })
final class HelpCommand implements Callable<Integer> {
  private final Session session;

  @Mixin HelpOption help;

  @Option(names = "--markdown", description = "Print docs/configuration.md instead.")
  boolean markdown;

  HelpCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (markdown) {
      session.out().print(ConfigurationPage.text());
      return Session.OK;
    }
    OptionSources sources = new OptionSources(null, System.getProperties(), session.environment());
    try {
      OptionText.lines(Options.read(sources, Rule.ids())).forEach(session.out()::println);
      return Session.OK;
    } catch (OptionError e) {
      return session.error(Escape.text(e.getMessage()));
    }
  }
}
