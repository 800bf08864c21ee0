// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/**
 * Looks after what lasts too long: a region that is open, whose loop's token then goes to another
 * thread, and a step that has had its slice. One daemon thread for all loops of the JVM, made when
 * it is first needed. It looks each 200 microseconds while regions are opened again and again, each
 * few milliseconds while a loop with slices runs, and otherwise sleeps.
 *
 * <p>Assumption: what a thread writes, the others see within 200 microseconds. That a region is
 * open is written without a fence, for the sake of short calls.
 *
 * <p>Guarantee: a region that is open for long is found. (1) Who opens one does so first, and then
 * looks whether the timekeeper sleeps, to wake it. (2) The timekeeper first says that it is going
 * to sleep, and before it sleeps for long, looks at all regions again 200 microseconds later. So at
 * least one of them sees the other.
 */
final class Timekeeper implements Runnable {
  private static final long LOOK_NANOS = 200_000;
  private static final long CUTTING_LOOK_NANOS = 500_000;
  private static final long SLICES_LOOK_NANOS = 2_000_000;
  private static final long HANDED_ON_LOOK_NANOS = 100_000_000;

  /** So many looks without an open region are enough to sleep; it takes a wake-up to end that. */
  private static final int LOOKS_BEFORE_SLEEP = 50;

  private static final List<LoopWatch> WATCHED = new CopyOnWriteArrayList<>();
  private static volatile Thread thread;
  private static volatile boolean sleeps;
  private static volatile Consumer<Thread> armer = overrun -> {};
  private static volatile Predicate<Thread> guard = blocked -> true;
  private static volatile long sliceByDefault;

  /** When it said that it is going to sleep. Its own thread only. */
  private long saidAt;

  private Timekeeper() {}

  /** The loop begins to run. Its own thread. */
  static LoopWatch watch(FiberHost host) {
    LoopWatch watch = new LoopWatch(host);
    WATCHED.add(watch);
    if (host.sliceNanos() > 0) {
      wakeUp();
    }
    return watch;
  }

  /** It runs no more. */
  static void forget(LoopWatch watch) {
    WATCHED.remove(watch);
  }

  /** A region was opened just now. */
  static void opened() {
    if (sleeps || thread == null) {
      wakeUp();
    }
  }

  static void armer(Consumer<Thread> arms) {
    armer = arms;
  }

  static Consumer<Thread> armer() {
    return armer;
  }

  static void guard(Predicate<Thread> mayGoOn) {
    guard = mayGoOn;
  }

  static Predicate<Thread> guard() {
    return guard;
  }

  static void sliceByDefault(long nanos) {
    sliceByDefault = nanos;
    if (nanos > 0 && !WATCHED.isEmpty()) {
      wakeUp(); // Else loops that run already would not be looked at.
    }
  }

  static long sliceByDefault() {
    return sliceByDefault;
  }

  private static void wakeUp() {
    Thread known = thread;
    if (known == null) {
      start();
    } else {
      sleeps = false;
      LockSupport.unpark(known);
    }
  }

  private static synchronized void start() {
    if (thread == null) {
      Thread made = new Thread(null, new Timekeeper(), "event-loop-timekeeper", 0, false);
      made.setDaemon(true);
      made.setContextClassLoader(null); // It outlives whoever needs it first.
      made.start();
      thread = made;
    }
  }

  @Override
  public void run() {
    int quiet = 0;
    while (true) {
      quiet = look() ? 0 : quiet + 1;
      if (quiet < LOOKS_BEFORE_SLEEP) {
        sleeps = false;
        LockSupport.parkNanos(this, LOOK_NANOS);
      } else {
        sleep(nanosUntilLook());
      }
    }
  }

  private static long nanosUntilLook() {
    if (WATCHED.stream().anyMatch(LoopWatch::isCutting)) {
      return CUTTING_LOOK_NANOS;
    }
    if (WATCHED.stream().anyMatch(LoopWatch::hasSlices)) {
      return SLICES_LOOK_NANOS;
    }
    return WATCHED.stream().anyMatch(LoopWatch::wasHandedOn)
        ? HANDED_ON_LOOK_NANOS
        : Long.MAX_VALUE;
  }

  /**
   * Until something is opened, for so long at the most. Before a long sleep it returns once, so
   * that whatever wakes it in between, a loop that begins for example, is looked at.
   */
  private void sleep(long nanos) {
    if (!sleeps) {
      sleeps = true;
      saidAt = System.nanoTime();
    }
    long left = LOOK_NANOS - (System.nanoTime() - saidAt);
    if (nanos > SLICES_LOOK_NANOS && left > 0) {
      LockSupport.parkNanos(this, left);
      return;
    }
    if (WATCHED.stream().noneMatch(LoopWatch::isOpen)) {
      LockSupport.parkNanos(this, nanos);
    }
    sleeps = false;
  }

  private static boolean look() {
    boolean any = false;
    long now = System.nanoTime();
    for (LoopWatch each : WATCHED) {
      any |= look(each, now);
    }
    return any;
  }

  /** A loop that can't be looked after does not take the others with it. */
  private static boolean look(LoopWatch each, long now) {
    try {
      return each.look(now);
    } catch (Throwable failure) {
      forget(each);
      LoggerFactory.getLogger(Timekeeper.class)
          .warn("a loop is not handed on, nor cut into slices, any more", failure);
      return false;
    }
  }
}
