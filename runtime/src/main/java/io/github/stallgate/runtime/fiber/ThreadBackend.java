// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/** Coroutines are platform threads that pass the loop's token from one to the next. */
final class ThreadBackend implements Backend {
  private static final int SCHEDULED_VIRTUALLY_FROM = 21;
  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private final LoopGate gate = new LoopGate();

  /** Says once why, where more could be had. */
  static Backend asFallback() {
    if (Runtime.version().feature() >= SCHEDULED_VIRTUALLY_FROM && !TOLD.getAndSet(true)) {
      LoggerFactory.getLogger(Backend.class)
          .warn("coroutines are backed by platform threads: {}", VirtualAccess.whyClosed());
    }
    return new ThreadBackend();
  }

  @Override
  public String name() {
    return "threads";
  }

  @Override
  public Fiber create(FiberHost host, String loopName) {
    return new ThreadFiber(host, gate, loopName);
  }

  @Override
  public boolean canHandOver() {
    return true;
  }

  /** The loop's own thread waits whenever a fiber has the token. */
  @Override
  public void handOver(FiberHost host) {
    gate.open(host);
  }

  @Override
  public void begin(FiberHost host) {
    gate.thread = Thread.currentThread();
  }
}
