// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.junit;

import io.github.stallgate.api.Stallgate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Nothing measured is never green: says so where the agent is absent. */
final class Measured {
  private static final String HOW =
      "nothing was measured: the Stallgate agent is not in this JVM, or is off. Add"
          + " -javaagent:stallgate-agent.jar to the JVM that runs the tests (surefire: argLine, or the"
          + " stallgate-maven-plugin; an IDE: VM options)";

  private Measured() {}

  static boolean isPossible() {
    return Stallgate.isActive();
  }

  /** Ends the test as failed, or as aborted where {@link StallsExtension#FAIL_ON_EMPTY} says so. */
  static void fail(ExtensionContext context) {
    String parameter = StallsExtension.FAIL_ON_EMPTY;
    String value = context.getConfigurationParameter(parameter).orElse("true").trim();
    if (value.equalsIgnoreCase("false")) {
      throw new TestAbortedException(HOW);
    }
    String hint = value.equalsIgnoreCase("true") ? "" : " (" + parameter + " takes true or false)";
    throw new AssertionError(
        HOW + ", or set " + parameter + "=false to have such tests aborted" + hint);
  }
}
