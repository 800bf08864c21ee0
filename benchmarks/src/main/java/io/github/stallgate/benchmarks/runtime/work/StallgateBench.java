// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import io.github.stallgate.benchmarks.runtime.OurLoop;
import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.CheckedRunnable;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.Handle;
import io.github.stallgate.runtime.LoopFuture;
import io.github.stallgate.runtime.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Coroutines on one loop of ours, which is kept. Round trips have their own. */
final class StallgateBench implements Bench {
  private static final int BATCH = 1_000;
  private static final int MOST_THREADS = 2_000;

  private final EventLoop loop = OurLoop.builder().build();
  private RoundTrips roundTrips;
  private int ran;

  @Override
  public void spawn(int tasks) {
    Callable<Integer> body = () -> ran++;
    int before = ran;
    run(
        () -> {
          for (int done = 0; done < tasks; done += BATCH) {
            Task<Integer> last = null;
            for (int i = Math.min(BATCH, tasks - done); i > 0; i--) {
              last = Async.spawn(Coroutine.of(body));
            }
            last.await();
          }
        });
    if (ran - before != tasks) {
      throw new IllegalStateException("%d of %d tasks ran".formatted(ran - before, tasks));
    }
  }

  @Override
  public void yield(int tasks, int times) {
    int each = times / tasks;
    runAll(
        tasks,
        () -> {
          for (int i = 0; i < each; i++) {
            Async.yieldNow();
          }
        });
  }

  @Override
  public void pingPong(int switches) {
    run(
        () -> {
          Ball ball = new Ball();
          Task<Void> first = Async.spawn(Coroutine.action(() -> ball.play(0, switches / 2)));
          Task<Void> second = Async.spawn(Coroutine.action(() -> ball.play(1, switches / 2)));
          first.await();
          second.await();
        });
  }

  @Override
  public int beats(Duration duration) {
    Heartbeat heartbeat = new Heartbeat(duration);
    run(
        () -> {
          Task<Void> heart = Async.spawn(Coroutine.action(() -> live(heartbeat)));
          while (!heartbeat.isOver()) {
            heartbeat.compute();
            Async.yieldNow();
          }
          heart.await();
        });
    return heartbeat.beats();
  }

  @Override
  public void timers(int timers) {
    Delays delays = new Delays();
    Handle[] all = new Handle[timers];
    Runnable nothing = () -> {};
    run(
        () -> {
          for (int i = 0; i < timers; i++) {
            all[i] = loop.callLater(delays.next(), nothing);
          }
          Async.yieldNow();
          for (Handle timer : all) {
            timer.cancel();
          }
        });
  }

  @Override
  public void sleep(int tasks, Duration duration, Runnable allAsleep) {
    CheckedRunnable body = () -> Async.sleep(duration);
    run(
        () -> {
          List<Task<Void>> all = new ArrayList<>(tasks);
          for (int i = 0; i < tasks; i++) {
            all.add(Async.spawn(Coroutine.action(body)));
          }
          Async.yieldNow();
          allAsleep.run();
          for (Task<Void> task : all) {
            task.await();
          }
        });
  }

  /** On threads, each takes one. */
  @Override
  public int sleepers(int wanted) {
    return OurLoop.isOnThreads() ? Math.min(wanted, MOST_THREADS) : wanted;
  }

  @Override
  public void execute(int times) throws Exception {
    roundTrips().execute(times);
  }

  @Override
  public void submit(int times) throws Exception {
    roundTrips().submit(times);
  }

  private RoundTrips roundTrips() {
    if (roundTrips == null) {
      roundTrips = new RoundTrips();
    }
    return roundTrips;
  }

  private static void live(Heartbeat heartbeat) {
    while (!heartbeat.isOver()) {
      Async.sleep(heartbeat.untilNext());
      heartbeat.beat();
    }
  }

  private void runAll(int tasks, CheckedRunnable body) {
    run(
        () -> {
          List<Task<Void>> all = new ArrayList<>(tasks);
          for (int i = 0; i < tasks; i++) {
            all.add(Async.spawn(Coroutine.action(body)));
          }
          for (Task<Void> task : all) {
            task.await();
          }
        });
  }

  private void run(CheckedRunnable body) {
    loop.runUntilDone(Coroutine.action(body));
  }

  /** Who has played awaits a future, which the other sets when it plays. */
  private static final class Ball {
    private final LoopFuture<?>[] waiting = new LoopFuture<?>[2];

    void play(int side, int turns) {
      for (int i = 0; i < turns; i++) {
        LoopFuture<Void> mine = LoopFuture.create();
        waiting[side] = mine;
        wake(1 - side);
        mine.await();
      }
      wake(1 - side);
    }

    private void wake(int side) {
      LoopFuture<?> other = waiting[side];
      if (other != null) {
        waiting[side] = null;
        other.complete(null);
      }
    }
  }
}
