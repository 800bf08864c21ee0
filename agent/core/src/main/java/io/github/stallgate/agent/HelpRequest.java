// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.cli.OptionText;
import io.github.stallgate.options.OptionError;
import io.github.stallgate.options.OptionSources;
import io.github.stallgate.options.Options;

/**
 * {@code -javaagent:stallgate-agent.jar=help}: the options are printed as they would hold in this
 * JVM, and the agent stays off. Other arguments may stand beside it.
 */
final class HelpRequest {
  private static final String WORD = "help";

  private HelpRequest() {}

  static boolean isIn(String arguments) {
    if (arguments != null && arguments.contains(WORD)) {
      for (String pair : arguments.split(",")) {
        if (pair.trim().equals(WORD)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * @throws OptionError if another argument or place holds a bad option
   */
  static void answer(String arguments) throws OptionError {
    OptionSources sources = OptionSources.ofThisJvm(without(arguments));
    for (String line : OptionText.lines(Options.read(sources, Rule.ids()))) {
      System.err.println(line);
    }
    System.err.println();
    System.err.println("[stallgate] off: it was asked for help only; the application goes on");
  }

  private static String without(String arguments) {
    StringBuilder rest = new StringBuilder();
    for (String pair : arguments.split(",")) {
      if (!pair.trim().equals(WORD)) {
        rest.append(rest.length() == 0 ? "" : ",").append(pair);
      }
    }
    return rest.toString();
  }
}
