// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What loops log meanwhile. Any thread. */
final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger(EventLoop.class);
  private final List<String> messages = new CopyOnWriteArrayList<>();

  private LogCapture() {}

  static LogCapture begin() {
    LogCapture capture = new LogCapture();
    capture.start();
    capture.logger.setAdditive(false);
    capture.logger.addAppender(capture);
    return capture;
  }

  @Override
  protected void append(ILoggingEvent event) {
    messages.add(event.getFormattedMessage());
  }

  /** Those that contain that. */
  List<String> messagesWith(String part) {
    return messages.stream().filter(each -> each.contains(part)).toList();
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setAdditive(true);
    stop();
  }
}
