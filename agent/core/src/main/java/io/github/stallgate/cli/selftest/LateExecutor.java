// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A pool of two threads that begin a task only once the loop waits for its result. */
final class LateExecutor extends ThreadPoolExecutor implements AutoCloseable {

  private final Meeting meeting = new Meeting();

  LateExecutor() {
    super(2, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), LateExecutor::daemon);
  }

  /** Loop: tasks may begin as soon as the calling thread waits. Never blocks. */
  LateExecutor meet() {
    meeting.attend();
    return this;
  }

  @Override
  protected void beforeExecute(Thread worker, Runnable task) {
    meeting.awaitGuestWaiting();
  }

  @Override
  public void close() {
    meeting.cancel();
    shutdownNow();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "selftest-late");
    thread.setDaemon(true);
    return thread;
  }
}
