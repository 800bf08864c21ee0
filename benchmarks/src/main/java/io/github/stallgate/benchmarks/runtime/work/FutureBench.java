// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Stages of {@link CompletableFuture}, run by one thread. */
final class FutureBench implements Bench {
  private static final int BATCH = 1_000;

  private final Executor loop =
      Executors.newSingleThreadExecutor(
          body -> {
            Thread thread = new Thread(body, "futures");
            thread.setDaemon(true);
            return thread;
          });
  private int ran;

  @Override
  public void spawn(int tasks) {
    for (int done = 0; done < tasks; done += BATCH) {
      int batch = Math.min(BATCH, tasks - done);
      CompletableFuture.supplyAsync(() -> spawnBatch(batch), loop).thenCompose(last -> last).join();
    }
  }

  @Override
  public void yield(int tasks, int times) {
    CompletableFuture<?>[] all = new CompletableFuture<?>[tasks];
    for (int i = 0; i < tasks; i++) {
      all[i] = new Yielding(times / tasks).end;
    }
    CompletableFuture.allOf(all).join();
  }

  @Override
  public void timers(int timers) {
    Delays delays = new Delays();
    CompletableFuture<?>[] all = new CompletableFuture<?>[timers];
    for (int i = 0; i < timers; i++) {
      CompletableFuture<Void> future = new CompletableFuture<>();
      all[i] = future;
      future.completeOnTimeout(null, delays.next().toNanos(), TimeUnit.NANOSECONDS);
    }
    for (CompletableFuture<?> future : all) {
      future.complete(null);
    }
  }

  @Override
  public void sleep(int tasks, Duration duration, Runnable allAsleep) {
    Executor later =
        CompletableFuture.delayedExecutor(duration.toNanos(), TimeUnit.NANOSECONDS, loop);
    CompletableFuture<?>[] all = new CompletableFuture<?>[tasks];
    for (int i = 0; i < tasks; i++) {
      all[i] = CompletableFuture.runAsync(() -> ran++, later);
    }
    allAsleep.run();
    CompletableFuture.allOf(all).join();
  }

  @Override
  public void execute(int times) {
    for (int i = 0; i < times; i++) {
      CompletableFuture<Void> end = new CompletableFuture<>();
      loop.execute(() -> end.complete(null));
      end.join();
    }
  }

  @Override
  public void submit(int times) {
    for (int i = 0; i < times; i++) {
      CompletableFuture.supplyAsync(() -> ran++, loop).join();
    }
  }

  private CompletableFuture<?> spawnBatch(int tasks) {
    CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    for (int i = 0; i < tasks; i++) {
      last = CompletableFuture.runAsync(() -> ran++, loop);
    }
    return last;
  }

  private final class Yielding implements Runnable {
    final CompletableFuture<Void> end = new CompletableFuture<>();
    private int left;

    Yielding(int times) {
      left = times;
      CompletableFuture.runAsync(this, loop);
    }

    @Override
    public void run() {
      if (left-- > 0) {
        CompletableFuture.completedFuture(null).thenRunAsync(this, loop);
      } else {
        end.complete(null);
      }
    }
  }
}
