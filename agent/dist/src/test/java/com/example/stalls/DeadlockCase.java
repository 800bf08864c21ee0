// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.CheckedRunnable;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Coroutines of one loop that wait for each other where no reroute can help, so that the loop
 * stands still for ever; and some that look like it, and come to their end. {@code DeadlockCase
 * BACKEND CASE}.
 */
public enum DeadlockCase {
  /** Waited for in a class's initialiser, which can't be left; its owner wants the loop. */
  PINNED_MONITOR(DeadlockCase::enterInInitialiser),
  /** Another thread initialises the class, and waits for a coroutine. */
  FOREIGN_INITIALISER(DeadlockCase::useForeignClass),
  /** A callback wants a lock whose owner has left the loop. */
  LOCK_OF_CALLBACK(DeadlockCase::lockInCallback),
  /** Held by a coroutine that blocks, wanted by one in code of the JDK. */
  MONITOR_OF_JDK(DeadlockCase::addWhileHeld),
  /** In one coroutine, and one of another within. */
  NESTED_REGIONS(DeadlockCase::nest);

  private static final Object MONITOR = new Object();
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final CountDownLatch BEGUN = new CountDownLatch(1);
  private static final CountDownLatch TOLD = new CountDownLatch(1);
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final CheckedRunnable body;

  DeadlockCase(CheckedRunnable body) {
    this.body = body;
  }

  /** Prints {@code done} if it comes to its end, and waits for input to go. */
  public static void main(String[] args) throws Exception {
    DeadlockCase chosen = valueOf(args[1]);
    EventLoop.Builder loop = EventLoop.builder().name("kitchen").backend(args[0]);
    Thread runner = new Thread(() -> loop.run(Coroutine.action(chosen::runToEnd)), "kitchen");
    runner.setDaemon(true);
    runner.start();
    System.in.read();
  }

  private void runToEnd() throws Exception {
    body.run();
    System.out.println("done");
  }

  private static Task<Void> spawn(CheckedRunnable body) {
    return Async.spawn(Coroutine.action(body));
  }

  private static void enterInInitialiser() {
    spawn(DeadlockCase::holdMonitor);
    Async.yieldNow();
    System.out.println(Pinned.VALUE);
  }

  private static void holdMonitor() {
    synchronized (MONITOR) {
      Async.sleep(MOMENT);
    }
  }

  private static final class Pinned {
    static final Object VALUE = entered();

    private static Object entered() {
      synchronized (MONITOR) {
        return MONITOR;
      }
    }
  }

  private static void useForeignClass() throws InterruptedException {
    new Thread(() -> System.out.println(Foreign.VALUE), "foreign").start();
    BEGUN.await();
    spawn(TOLD::countDown);
    System.out.println(Foreign.VALUE);
  }

  private static final class Foreign {
    static final Object VALUE = told();

    private static Object told() {
      BEGUN.countDown();
      try {
        TOLD.await();
        return TOLD;
      } catch (InterruptedException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private static void lockInCallback() {
    EventLoop loop = EventLoop.current();
    LOCK.lock();
    Async.blocking(
        () -> {
          loop.execute(
              () -> {
                TOLD.countDown();
                LOCK.lock();
              });
          TOLD.await();
          return null;
        });
    LOCK.unlock();
  }

  private static void addWhileHeld() {
    List<Integer> shared = Collections.synchronizedList(new ArrayList<>());
    Task<Void> holds =
        spawn(
            () -> {
              synchronized (shared) {
                Thread.sleep(MOMENT.toMillis());
              }
            });
    Async.yieldNow();
    shared.add(1);
    holds.await();
  }

  private static void nest() {
    CountDownLatch inner = new CountDownLatch(1);
    Task<Void> other =
        spawn(
            () ->
                Async.blocking(
                    () -> {
                      TOLD.await();
                      Async.blocking(
                          () -> {
                            inner.countDown();
                            return null;
                          });
                      return null;
                    }));
    Async.yieldNow();
    Async.blocking(
        () -> {
          TOLD.countDown();
          inner.await();
          return null;
        });
    other.await();
  }
}
