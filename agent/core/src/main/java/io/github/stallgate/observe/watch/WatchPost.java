// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import io.github.stallgate.instrument.HookTable;
import io.github.stallgate.instrument.Instrumenter;
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
  private final Thread thread;
  private volatile WatchLimits limits;
  private volatile boolean needed;
  private volatile boolean stopping;
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
    newcomers.add(loop);
    herald();
  }

  @Override
  public void run() {
    while (!needed && !stopping) {
      LockSupport.park(this);
    }
    if (stopping) {
      return;
    }
    try {
      listener.needed();
      Watchdog made = new Watchdog(this, hooks, listener);
      watchdog = made;
      settled.countDown();
      made.run();
    } catch (Throwable failure) {
      watchdog = null;
      listener.failed("no watchdog, only calls are found", failure);
    } finally {
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

  /** The next loop to watch, or null. */
  StallgateLoop newcomer() {
    return newcomers.poll();
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
