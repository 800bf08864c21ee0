// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import io.github.stallgate.benchmarks.runtime.OurLoop;
import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.Coroutine;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What JMH measures in: one coroutine of a loop of ours. JMH finds this class by its name. */
public final class CoroutineThreads extends AbstractExecutorService {
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean isShutdown;

  /** What JMH calls: the number of threads, which must be one, and a prefix for its name. */
  public CoroutineThreads(int threads, String prefix) {
    if (threads != 1) {
      throw new IllegalArgumentException("measures in one coroutine, not in " + threads);
    }
    thread = new Thread(() -> OurLoop.builder().run(Coroutine.action(this::work)), prefix);
    thread.setDaemon(true);
    thread.start();
  }

  private void work() {
    while (!isShutdown) {
      Runnable task = Async.blocking(tasks::take);
      task.run();
    }
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public void shutdown() {
    tasks.add(() -> isShutdown = true);
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return isShutdown;
  }

  @Override
  public boolean isTerminated() {
    return !thread.isAlive();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    thread.join(unit.toMillis(timeout));
    return isTerminated();
  }
}
