// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for time, or for another thread. */
final class Waits {
  private Waits() {}

  static Blocked sleep(Partner partner) {
    return Thread::sleep;
  }

  static Blocked park(Partner partner) {
    return millis -> {
      long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      while (System.nanoTime() - until < 0) {
        LockSupport.parkNanos(until - System.nanoTime());
      }
    };
  }

  static Blocked objectWait(Partner partner) {
    Object monitor = new Object();
    boolean[] notified = new boolean[1];
    return millis -> {
      partner.after(
          millis,
          () -> {
            synchronized (monitor) {
              notified[0] = true;
              monitor.notifyAll();
            }
          });
      synchronized (monitor) {
        while (!notified[0]) {
          monitor.wait();
        }
        notified[0] = false;
      }
    };
  }

  static Blocked monitor(Partner partner) {
    Object monitor = new Object();
    CompletableFuture<Void> entered = new CompletableFuture<>();
    return millis -> {
      partner.after(
          0,
          () -> {
            synchronized (monitor) {
              entered.complete(null);
              Thread.sleep(millis);
            }
          });
      entered.join();
      synchronized (monitor) {
        entered.isDone();
      }
    };
  }

  static Blocked lock(Partner partner) {
    ReentrantLock lock = new ReentrantLock();
    return millis -> {
      partner.hold(millis, lock::lock, lock::unlock);
      lock.lock();
      lock.unlock();
    };
  }

  static Blocked queue(Partner partner) {
    LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
    return millis -> {
      partner.after(millis, () -> queue.add("item"));
      queue.take();
    };
  }

  static Blocked future(Partner partner) {
    CompletableFuture<Void> future = new CompletableFuture<>();
    return millis -> {
      partner.after(millis, () -> future.complete(null));
      future.get();
    };
  }

  static Blocked join(Partner partner) {
    return millis -> {
      Thread sleeper = new Thread(() -> LockSupport.parkNanos(millis * 1_000_000), "sleeper");
      sleeper.start();
      sleeper.join();
    };
  }
}
