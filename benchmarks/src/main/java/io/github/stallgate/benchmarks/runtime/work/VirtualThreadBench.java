// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import io.github.stallgate.benchmarks.runtime.VirtualThreads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Virtual threads; all of them are started by one. */
final class VirtualThreadBench implements Bench {
  private static final int BATCH = 1_000;

  private final AtomicInteger ran = new AtomicInteger();

  @Override
  public void spawn(int tasks) throws Exception {
    VirtualThreads.run(
        () -> {
          for (int done = 0; done < tasks; done += BATCH) {
            Thread last = Thread.currentThread();
            for (int i = Math.min(BATCH, tasks - done); i > 0; i--) {
              last = VirtualThreads.start(ran::incrementAndGet);
            }
            join(last);
          }
        });
  }

  @Override
  public void yield(int tasks, int times) throws Exception {
    CountDownLatch end = new CountDownLatch(tasks);
    int each = times / tasks;
    VirtualThreads.run(
        () -> {
          for (int i = 0; i < tasks; i++) {
            VirtualThreads.start(() -> yieldThenEnd(each, end));
          }
        });
    end.await();
  }

  @Override
  public void pingPong(int switches) throws Exception {
    VirtualThreads.run(
        () -> {
          Ball ball = new Ball();
          Thread first = VirtualThreads.start(() -> ball.play(true, switches / 2));
          Thread second = VirtualThreads.start(() -> ball.play(false, switches / 2));
          ball.first = first;
          ball.second = second;
          join(first);
          join(second);
        });
  }

  @Override
  public int beats(Duration duration) throws Exception {
    Heartbeat heartbeat = new Heartbeat(duration);
    VirtualThreads.run(
        () -> {
          Thread heart = VirtualThreads.start(() -> live(heartbeat));
          while (!heartbeat.isOver()) {
            heartbeat.compute();
            Thread.yield();
          }
          join(heart);
        });
    return heartbeat.beats();
  }

  @Override
  public void sleep(int tasks, Duration duration, Runnable allAsleep) throws Exception {
    CountDownLatch begun = new CountDownLatch(tasks);
    CountDownLatch end = new CountDownLatch(tasks);
    Runnable body =
        () -> {
          begun.countDown();
          pause(duration);
          end.countDown();
        };
    for (int i = 0; i < tasks; i++) {
      VirtualThreads.start(body);
    }
    begun.await();
    allAsleep.run();
    end.await();
  }

  @Override
  public void execute(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      CountDownLatch end = new CountDownLatch(1);
      VirtualThreads.start(end::countDown);
      end.await();
    }
  }

  @Override
  public void submit(int times) {
    for (int i = 0; i < times; i++) {
      CompletableFuture.supplyAsync(ran::incrementAndGet, VirtualThreads::start).join();
    }
  }

  private static void yieldThenEnd(int times, CountDownLatch end) {
    for (int i = 0; i < times; i++) {
      Thread.yield();
    }
    end.countDown();
  }

  private static void live(Heartbeat heartbeat) {
    while (!heartbeat.isOver()) {
      pause(heartbeat.untilNext());
      heartbeat.beat();
    }
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void join(Thread thread) {
    if (thread == Thread.currentThread()) {
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whose turn it is; who has none is parked. */
  private static final class Ball {
    volatile Thread first;
    volatile Thread second;
    private volatile boolean atFirst = true;

    void play(boolean asFirst, int turns) {
      while (second == null) {
        Thread.yield(); // on more than one carrier
      }
      for (int i = 0; i < turns; i++) {
        while (atFirst != asFirst) {
          LockSupport.park(this);
        }
        atFirst = !asFirst;
        LockSupport.unpark(asFirst ? second : first);
      }
    }
  }
}
