// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;

/**
 * Where the agent says what it lost: one line on standard error for each thing, once. The logger
 * behind it is started with the first line.
 */
final class AgentLog {
  private final Set<String> said = new HashSet<>();
  private Logger logger;

  /** Not for a loop, and not for an application's thread that waits. */
  synchronized void once(String line) {
    if (!said.add(line)) {
      return;
    }
    try {
      if (logger == null) {
        logger = LogConsole.logger();
      }
      logger.warn(line);
    } catch (Throwable unusable) {
      System.err.println("[stallgate] " + line);
    }
  }
}
