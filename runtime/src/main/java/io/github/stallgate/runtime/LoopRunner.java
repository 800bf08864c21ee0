// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import io.github.stallgate.runtime.fiber.CurrentHost;
import io.github.stallgate.runtime.fiber.LoopWatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a loop run on the current thread; if that is a virtual one, which can't schedule others, on
 * a platform thread that is made for it.
 */
final class LoopRunner {
  private final EventLoop loop;
  private boolean isRunning;
  private boolean wasInterrupted;
  private Task<?> main;
  private LoopWatch watch;

  LoopRunner(EventLoop loop) {
    this.loop = loop;
  }

  boolean isRunning() {
    return isRunning;
  }

  /** Until the coroutine has ended; its value or its failure. */
  <T> T runUntilDone(Coroutine<T> body) {
    List<Task<T>> mains = new ArrayList<>(1);
    run(() -> runUntilEnd(body, mains));
    return mains.get(0).result();
  }

  private <T> void runUntilEnd(Coroutine<T> body, List<Task<T>> mains) {
    Task<T> task = loop.spawn(body);
    task.isRetrieved = true;
    mains.add(task);
    main = task;
    if (wasInterrupted) {
      interrupted();
    }
    while (!task.isDone()) {
      loop.scheduler().turn();
    }
    main = null;
  }

  /** Runs the body on the thread that is the loop's own meanwhile. */
  void run(Runnable body) {
    if (CurrentHost.isPlatform()) {
      runHere(loop, body);
      return;
    }
    Thread caller = Thread.currentThread();
    Throwable[] failure = new Throwable[1];
    Thread carrier = new Thread(() -> runHere(loop, body), loop.name());
    carrier.setUncaughtExceptionHandler((thread, thrown) -> failure[0] = thrown);
    carrier.start();
    join(carrier);
    loop.scheduler().owner(caller);
    if (failure[0] != null) {
      throw Failures.passed(failure[0]);
    }
  }

  /** The agent knows a loop's own thread by this method, and the loop by its first argument. */
  private static void runHere(EventLoop loop, Runnable body) {
    loop.runner().begin();
    try {
      body.run();
    } finally {
      loop.runner().end();
    }
  }

  private void begin() {
    Scheduler scheduler = loop.scheduler();
    isRunning = true;
    scheduler.owner(Thread.currentThread());
    wasInterrupted = Thread.interrupted(); // Else the JDK drops it at the first coroutine.
    CurrentHost.begin(scheduler);
    scheduler.backend().begin(scheduler);
    loop.keeping().begin();
    watch = LoopWatch.begin(scheduler);
    scheduler.probes().tell(each -> each.beforeRun(loop));
  }

  private void end() {
    Scheduler scheduler = loop.scheduler();
    isRunning = false;
    scheduler.owner(Thread.currentThread());
    scheduler.probes().tell(each -> each.afterRun(loop));
    watch.end();
    loop.keeping().end();
    CurrentHost.end(scheduler);
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The loop's own thread was interrupted while it waited: for main, or when it is closing. */
  void interrupted() {
    wasInterrupted = true;
    cancelMain("the thread of '" + loop.name() + "' was interrupted");
  }

  /** A virtual thread that is mounted would make the loop's own thread forget an interrupt. */
  void passInterrupt() {
    if (Thread.interrupted()) {
      interrupted();
    }
  }

  /** Somebody outside wants it to end. On the loop. */
  void cancelMain(String why) {
    if (main != null) {
      main.cancelWith(why);
    } else {
      loop.scheduler().tasks().forEach(each -> each.cancelWith(why));
    }
  }

  /** An interrupt is passed on. */
  private static void join(Thread carrier) {
    boolean interrupted = false;
    while (carrier.isAlive()) {
      try {
        carrier.join();
      } catch (InterruptedException e) {
        interrupted = true;
        carrier.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
