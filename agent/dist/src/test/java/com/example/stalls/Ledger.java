// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A ledger that everybody writes to, one at a time, by its monitor. */
final class Ledger {

  private static final long HOLD_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private long lines;

  /** Lets the loop write while {@code ledger-keeper} keeps the ledger: 250 ms once it waits. */
  static void contend(Executor loop, Consumer<Ledger> write) throws Exception {
    Ledger ledger = new Ledger();
    Thread writer = OnLoop.call(loop, Thread::currentThread);
    CountDownLatch kept = new CountDownLatch(1);
    Thread keeper = new Thread(() -> ledger.keep(writer, kept), "ledger-keeper");
    keeper.setDaemon(true);
    keeper.start();
    kept.await();
    OnLoop.call(
        loop,
        () -> {
          write.accept(ledger);
          return true;
        });
    keeper.join();
  }

  void writeInBlock() {
    synchronized (this) {
      lines++;
    }
  }

  synchronized void writeInMethod() {
    lines++;
  }

  private synchronized void keep(Thread writer, CountDownLatch kept) {
    kept.countDown();
    while (writer.getState() != Thread.State.BLOCKED) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    Pause.nanos(HOLD_NANOS);
  }
}
