// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import io.github.stallgate.instrument.HookTable;
import io.github.stallgate.instrument.Instrumenter;
import io.github.stallgate.observe.LagSnapshot;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Where the watchdog waits to be needed. Its clocks take tens of milliseconds to be had, so they
 * are had when the first class of a framework appears, and are there when its first loop runs. A
 * JVM without loops never has them.
 */
public final class WatchPost implements Runnable, Instrumenter.Herald {
  /** Takes what the watchdog sees and hears of what it can't do. */
  public interface Listener {
    /** The watchdog is about to be made. */
    void needed();

    /** A {@link Stall}, a {@link Lagging} or a {@link StillCalling}. */
    void seen(Object what);

    /** What the user could do to see more. */
    void advise(String line);

    /** Something is not watched any more. */
    void failed(String what, Throwable failure);
  }

  private static final int PATIENCE_SECONDS = 5;

  private final CountDownLatch settled = new CountDownLatch(1);
  private final HookTable hooks;
  private final Listener listener;
  private final Queue<StallgateLoop> newcomers = new ConcurrentLinkedQueue<>();
  private final Queue<StallgateLoop> departed = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile WatchLimits limits;
  private volatile boolean needed;
  private volatile boolean stopping;
  private volatile boolean over;
  private volatile Watchdog watchdog;

  public WatchPost(HookTable hooks, WatchLimits limits, Listener listener) {
    this.hooks = hooks;
    this.limits = limits;
    this.listener = listener;
    this.thread = daemon(this, "stallgate-watchdog");
  }

  static Thread daemon(Runnable run, String name) {
    Thread thread = new Thread(null, run, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(WatchPost.class.getClassLoader());
    return thread;
  }

  public void start() {
    thread.start();
  }

  @Override
  public void herald() {
    if (!needed) {
      needed = true;
      LockSupport.unpark(thread);
    }
  }

  /** Watches the loop from now on. Any thread, also the loop's. */
  public void watch(StallgateLoop loop) {
    if (!over) {
      newcomers.add(loop);
      herald();
    }
  }

  /**
   * The loop has ended, perhaps before the watchdog has seen it. Any thread, after {@link #watch}.
   *
   * @return what its lag was; null if it was not watched
   */
  public LagSnapshot forget(StallgateLoop loop) {
    Watchdog by = watchdog;
    LagSnapshot last = by == null ? null : by.forget(loop);
    if (last == null && !over) {
      departed.add(loop);
    }
    return last;
  }

  @Override
  public void run() {
    while (!needed && !stopping) {
      LockSupport.park(this);
      Thread.interrupted();
    }
    try {
      if (stopping) {
        return;
      }
      listener.needed();
      Watchdog made = new Watchdog(this, hooks, listener);
      watchdog = made;
      settled.countDown();
      made.run();
    } catch (Throwable failure) {
      watchdog = null;
      listener.failed("no watchdog, only calls are found", failure);
    } finally {
      over = true;
      newcomers.clear();
      departed.clear();
      settled.countDown();
    }
  }

  /** Null before it is needed, and where it can't be. */
  public Watchdog watchdog() {
    return watchdog;
  }

  /** The same, once it is known; a few seconds at most. Not on a loop. */
  public Watchdog awaitWatchdog() {
    herald();
    try {
      settled.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
    return watchdog;
  }

  /**
   * Waits until every turn that runs has ended, and every one that has ended was told.
   *
   * @return false if that did not come in time
   */
  public boolean settle(long nanos) throws InterruptedException {
    long until = System.nanoTime() + nanos;
    if (!needed || over) {
      return true;
    }
    if (!settled.await(nanos, TimeUnit.NANOSECONDS)) {
      return false;
    }
    Watchdog by = watchdog;
    if (by == null) {
      return true;
    }
    Calm calm = new Calm();
    by.await(calm, thread);
    return calm.await(until - System.nanoTime());
  }

  /** The next loop to watch, or null. */
  StallgateLoop newcomer() {
    return newcomers.poll();
  }

  /** The next loop to watch no more, or null; it was a newcomer before. */
  StallgateLoop departed() {
    return departed.poll();
  }

  public void limits(WatchLimits next) {
    limits = next;
  }

  WatchLimits limits() {
    return limits;
  }

  boolean isStopping() {
    return stopping;
  }

  /**
   * Ends the watchdog, which tells of what still lasts.
   *
   * @param patienceMillis how long to wait for that
   */
  public void stop(long patienceMillis) {
    stopping = true;
    LockSupport.unpark(thread);
    try {
      thread.join(patienceMillis);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
