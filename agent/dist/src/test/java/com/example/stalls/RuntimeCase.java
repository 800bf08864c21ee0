// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import io.github.stallgate.api.Stallgate;
import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.CheckedRunnable;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.LoopFuture;
import io.github.stallgate.runtime.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** What coroutines of stallgate-runtime do to their loop: {@code RuntimeCase CASE BACKEND}. */
public enum RuntimeCase {
  SLEEP(Waits::sleep),
  READ_FILE(() -> readFile()),
  READ_FILE_ALLOWED(() -> Stallgate.allowBlocking("small", RuntimeCase::readFile)),
  READ_BESIDE_AN_ALLOWED_REGION(RuntimeCase::readBesideAnAllowedRegion),
  SLEEP_IN_INITIALISER(PinnedWaits.Sleeping::touch),
  WAITS_OF_THE_RUNTIME(RuntimeCase::waitInEachWay),
  WAITS_OF_THE_JDK(RuntimeCase::waitAsTheJdkDoes),
  MANY_IN_ONE_TURN(RuntimeCase::computeInManyTasks);

  private static final int TASKS = 200;
  private static final int ROUNDS = 2_000_000;
  private static final Duration LONG_WAIT = Duration.ofMillis(400);
  private static final ReentrantLock LOCK = new ReentrantLock();

  private final CheckedRunnable body;

  RuntimeCase(CheckedRunnable body) {
    this.body = body;
  }

  /** Prints the backend and {@code done}. */
  public static void main(String[] args) {
    CheckedRunnable body = valueOf(args[0]).body;
    EventLoop.builder()
        .name("kitchen")
        .backend(args[1])
        .run(
            Coroutine.action(
                () -> {
                  System.out.println(EventLoop.current().backend());
                  Async.sleep(LONG_WAIT);
                  body.run();
                  Async.sleep(LONG_WAIT);
                }));
    System.out.println("done");
    System.exit(0);
  }

  private static Integer readFile() throws Exception {
    return Files.readAllBytes(file()).length;
  }

  private static Path file() {
    return Path.of(System.getProperty("java.home"), "release");
  }

  /** What one coroutine allows itself, it does not allow others while it waits in there. */
  private static void readBesideAnAllowedRegion() throws Exception {
    LoopFuture<Void> end = LoopFuture.create();
    Task<Integer> allowed =
        Async.spawn(
            Coroutine.of(
                () ->
                    Stallgate.allowBlocking(
                        "small",
                        () -> {
                          end.await();
                          return readFile();
                        })));
    Async.yieldNow();
    readBeside();
    end.complete(null);
    allowed.await();
  }

  private static void readBeside() throws Exception {
    Files.readAllBytes(file());
  }

  private static void waitInEachWay() throws Exception {
    List<Coroutine<Integer>> all = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      all.add(Coroutine.of(RuntimeCase::waitAndYield));
    }
    Async.gather(all);
    LoopFuture<String> future = LoopFuture.create();
    EventLoop loop = EventLoop.current();
    Thread other =
        new Thread(
            () -> {
              Pause.nanos(LONG_WAIT.toNanos());
              loop.execute(() -> future.complete("late"));
            });
    other.start();
    future.await();
  }

  private static Integer waitAndYield() {
    for (int i = 0; i < 10; i++) {
      Async.yieldNow();
      Async.sleep(Duration.ofMillis(5));
    }
    return 1;
  }

  /** What makes a virtual thread leave its carrier. */
  private static void waitAsTheJdkDoes() throws Exception {
    Thread.sleep(LONG_WAIT.toMillis());
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    PinnedWaits.readFromSocket();
    LOCK.lock();
    Task<Integer> waiter =
        Async.spawn(
            Coroutine.of(
                () -> {
                  LOCK.lock();
                  LOCK.unlock();
                  return 1;
                }));
    Async.sleep(LONG_WAIT);
    LOCK.unlock();
    waiter.await();
  }

  /** Tasks that never wait follow each other without a return to the loop. */
  private static void computeInManyTasks() {
    List<Coroutine<Integer>> all = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      all.add(Coroutine.of(() -> Spins.count(ROUNDS)));
    }
    Async.gather(all);
  }
}
