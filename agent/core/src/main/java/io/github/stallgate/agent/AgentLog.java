// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;

/**
 * Where the agent says what it lost: one line on standard error for each thing, once. Started with
 * the first line, on the reporter thread; configured here and nowhere else, so that the
 * application's logging configuration is not read.
 */
final class AgentLog {
  private final Set<String> said = new HashSet<>();
  private Logger logger;

  /** Not for a loop, and not for an application's thread that waits. */
  synchronized void once(String line) {
    if (said.add(line)) {
      try {
        logger().warn(line);
      } catch (Throwable unusable) {
        System.err.println("[stallgate] " + line);
      }
    }
  }

  private Logger logger() {
    if (logger == null) {
      LoggerContext context = new LoggerContext();
      context.setMDCAdapter(new LogbackMDCAdapter());
      PatternLayoutEncoder encoder = new PatternLayoutEncoder();
      encoder.setContext(context);
      encoder.setPattern("[stallgate] %msg%n");
      encoder.start();
      ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
      appender.setName("console");
      appender.setContext(context);
      appender.setTarget("System.err");
      appender.setEncoder(encoder);
      appender.start();
      ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
      root.addAppender(appender);
      logger = context.getLogger("stallgate");
    }
    return logger;
  }
}
