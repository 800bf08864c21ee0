// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.stress;

import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.AsyncQueue;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.Task;
import io.github.stallgate.runtime.TaskGroup;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Tasks that block, wait, are cancelled and run into timeouts, at random, while their loop is
 * handed from thread to thread: {@code HandOverStress BACKEND OPERATIONS}. Every operation changes
 * counters that only the owner of the loop may touch, without any lock: an owner too many shows as
 * a lost count, or as two who meet. Ends with 1 if one does.
 */
public final class HandOverStress {
  private static final int TASKS = 64;

  private final long operations;

  /** Touched by whoever has the loop, in two steps, so that a second owner would be seen. */
  private Thread inside;

  private long met;
  private long begun;
  private long ended;
  private long cut;
  private long sent;
  private long received;

  private HandOverStress(long operations) {
    this.operations = operations;
  }

  /** What came of it. */
  public record Result(long operations, long handOvers, String wrong) {}

  public static void main(String[] arguments) {
    Result result = run(arguments[0], Long.parseLong(arguments[1]));
    System.out.println(result);
    System.exit(result.wrong.isEmpty() ? 0 : 1);
  }

  static Result run(String backend, long operations) {
    HandOverStress stress = new HandOverStress(operations);
    long handOvers = EventLoop.builder().backend(backend).run(Coroutine.of(stress::runAll));
    return new Result(stress.begun, handOvers, stress.wrong());
  }

  private String wrong() {
    StringBuilder wrong = new StringBuilder();
    wrong.append(met == 0 ? "" : met + " times two owners met; ");
    wrong.append(begun == ended ? "" : begun + " operations begun, " + ended + " ended; ");
    wrong.append(sent == received ? "" : sent + " items sent, " + received + " received; ");
    wrong.append(begun >= operations ? "" : "only " + begun + " operations; ");
    return wrong.toString();
  }

  private long runAll() {
    AsyncQueue<Long> queue = AsyncQueue.of(16);
    TaskGroup.run(
        group -> {
          Task<Void> reader = group.spawn(Coroutine.action(() -> read(queue)));
          TaskGroup.run(
              workers -> {
                for (int i = 0; i < TASKS; i++) {
                  Random random = new Random(i);
                  workers.spawn(Coroutine.action(() -> work(random, queue)));
                }
                return null;
              });
          queue.join();
          reader.cancel("all is read");
          return null;
        });
    return EventLoop.current().metrics().handOvers();
  }

  private void read(AsyncQueue<Long> queue) {
    while (true) {
      queue.take();
      owned(() -> received++);
      queue.taskDone();
    }
  }

  private void work(Random random, AsyncQueue<Long> queue) {
    while (begun < operations) {
      operation(random, queue);
    }
  }

  /** One operation; whatever happens in it, it ends once. */
  private void operation(Random random, AsyncQueue<Long> queue) {
    owned(() -> begun++);
    try {
      switch (random.nextInt(32)) {
        case 0, 10, 11 -> block(random, 1_200_000);
        case 1, 2 -> block(random, 20_000);
        case 3 -> Async.sleep(Duration.ofNanos(random.nextInt(400_000)));
        case 4 -> cancelled(random);
        case 5 -> timedOut(random);
        case 6 -> jdkWait(random);
        case 7, 8 -> send(queue);
        case 9 -> monitor(random);
        default -> Async.yieldNow();
      }
    } finally {
      owned(() -> ended++);
    }
  }

  private void owned(Runnable change) {
    met += inside == null ? 0 : 1;
    inside = Thread.currentThread();
    change.run();
    met += inside == Thread.currentThread() ? 0 : 1;
    inside = null;
  }

  private static void block(Random random, int nanos) {
    long until = System.nanoTime() + random.nextInt(nanos);
    Async.blocking(
        () -> {
          while (System.nanoTime() - until < 0) {
            Thread.onSpinWait();
          }
          return null;
        });
  }

  /** Blocks in a way that the JDK itself can leave its thread in. */
  private static void jdkWait(Random random) {
    long nanos = random.nextInt(100_000);
    Async.blocking(
        () -> {
          LockSupport.parkNanos(nanos);
          return null;
        });
  }

  private static synchronized void monitor(Random random) {
    LockSupport.parkNanos(random.nextInt(50_000));
  }

  private void cancelled(Random random) {
    Task<Void> victim = Async.spawn(Coroutine.action(() -> block(random, 100_000)));
    if (random.nextBoolean()) {
      Async.yieldNow();
    }
    victim.cancel("at random");
    try {
      victim.await();
    } catch (CancellationException expected) {
      owned(() -> cut++);
    }
  }

  private void timedOut(Random random) {
    try {
      Async.timeout(
          Duration.ofNanos(1 + random.nextInt(100_000)),
          () -> {
            block(random, 100_000);
            Async.sleep(Duration.ofNanos(random.nextInt(100_000)));
            return null;
          });
    } catch (TimeoutException expected) {
      owned(() -> cut++);
    }
  }

  private void send(AsyncQueue<Long> queue) {
    queue.put(0L);
    owned(() -> sent++);
  }
}
