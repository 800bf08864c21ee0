// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.options.Nearest;
import io.github.stallgate.publish.RulePage;
import io.github.stallgate.report.Escape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints a rule's page of the documentation. */
@Command(name = "explain", description = "Prints what a rule means and what to write instead.")
final class ExplainCommand implements Callable<Integer> {
  private final Session session;

  @Mixin HelpOption help;

  @Parameters(paramLabel = "RULE", description = "A rule's name, for example BlockingSleep.")
  String name;

  ExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    for (Rule rule : Rule.values()) {
      if (rule.id().equalsIgnoreCase(name)) {
        session.out().print(page(rule));
        return Session.OK;
      }
    }
    List<String> ids = Arrays.stream(Rule.values()).map(Rule::id).toList();
    String quoted = "unknown rule \"" + Escape.text(name) + "\"";
    String nearest = Nearest.question(name, ids);
    return session.error(
        quoted + (nearest.isEmpty() ? "; the rules are " + String.join(", ", ids) : nearest));
  }

  static String page(Rule rule) throws IOException {
    return RulePage.of(rule).text();
  }
}
