// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.lang.ref.Cleaner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What a loop keeps an eye on beside its turns, and what it lets go of when it closes. */
final class LoopKeeping {
  static final Cleaner CLEANER = Cleaner.create();

  /** So often callbacks that are ready have their turn before a loop is closed. */
  private static final int LAST_TURNS = 16;

  private final EventLoop loop;
  private final Set<CreationSite> unstarted = ConcurrentHashMap.newKeySet();
  private final Set<Unretrieved> failures = ConcurrentHashMap.newKeySet();
  private final Deque<Runnable> closers = new ArrayDeque<>();
  private final List<LoopFuture<Void>> awaitBlocked = new ArrayList<>();
  private final LiveGenerators generators = new LiveGenerators();
  private final Map<Class<?>, Object> parts = new IdentityHashMap<>();
  private final MainSignal signal;
  private SlowTurns slowTurns;
  private LoopIo io;

  /** Work elsewhere that will come back: while there is some, the time of a test does not jump. */
  private int away;

  LoopKeeping(EventLoop loop) {
    this.loop = loop;
    this.signal = loop.handlesSignals() ? new MainSignal(loop) : null;
  }

  Set<CreationSite> unstarted() {
    return unstarted;
  }

  LiveGenerators generators() {
    return generators;
  }

  void begin() {
    if (signal != null) {
      signal.begin();
    }
    if (loop.isDebug()) {
      slowTurns = SlowTurns.watch(loop);
    }
  }

  void end() {
    if (io != null) {
      io.send();
    }
    if (signal != null) {
      signal.end();
    }
    if (slowTurns != null) {
      slowTurns.stop();
      slowTurns = null;
    }
  }

  /** To be closed with the loop; the last first. On the loop. */
  void onClose(Runnable closer) {
    closers.push(closer);
  }

  void notOnClose(Runnable closer) {
    closers.remove(closer);
  }

  /** Its sockets. On the loop. */
  LoopIo io() {
    if (io == null) {
      io = new LoopIo(loop);
      loop.scheduler().poller().sendBeforePolls(io);
      onClose(io::close);
    }
    return io;
  }

  /** What the loop has one of, made when it is first asked for. On the loop. */
  <P> P part(Class<P> type, Supplier<P> make) {
    return type.cast(parts.computeIfAbsent(type, key -> make.get()));
  }

  /** Something was sent to another thread and will come back. On the loop. */
  void sentAway() {
    away++;
  }

  void cameBack() {
    away--;
  }

  /** Whether nothing but timers can make it go on. */
  boolean isAlone() {
    return away == 0;
  }

  /** Done as soon as nothing is ready. On the loop. */
  LoopFuture<Void> allBlocked() {
    LoopFuture<Void> blocked = new LoopFuture<>(loop);
    awaitBlocked.add(blocked);
    return blocked;
  }

  /** Whether somebody waits until nothing is ready, and may get to know. */
  boolean isBlockedAwaited() {
    awaitBlocked.removeIf(LoopFuture::isDone);
    return !awaitBlocked.isEmpty() && isAlone();
  }

  /** Nothing is ready: who waits for that gets to know. */
  void tellBlocked() {
    List<LoopFuture<Void>> all = new ArrayList<>(awaitBlocked);
    awaitBlocked.clear();
    all.forEach(each -> each.tryComplete(null));
  }

  /** The failure of a future, kept without the future. As itself, whatever others are like. */
  private static final class Unretrieved {
    private final EventLoop loop;
    private final Throwable failure;
    private final String where;
    private final boolean[] seen = new boolean[1];

    Unretrieved(EventLoop loop, Throwable failure, String where) {
      this.loop = loop;
      this.failure = failure;
      this.where = where;
    }

    void report() {
      loop.report(failure, where);
    }
  }

  /** A future has failed: if nobody sees that, it is reported when the future is forgotten. */
  void failed(LoopFuture<?> future) {
    if (future.isRetrieved) {
      return;
    }
    String where = "a failure that nobody retrieved, of " + future;
    Unretrieved kept = new Unretrieved(loop, future.failure(), where);
    future.onRetrieved(kept.seen);
    failures.add(kept);
    CLEANER.register(
        future,
        () -> {
          if (failures.remove(kept) && !kept.seen[0]) {
            loop.executeQuietly(kept::report);
          }
        });
  }

  /** The end: cancels and awaits what is left. On the loop's own thread, running. */
  void finish() {
    Scheduler scheduler = loop.scheduler();
    if (io != null) {
      io.stopListening();
    }
    try {
      endAll(scheduler);
      reportAll();
    } finally {
      scheduler.close();
    }
  }

  private void endAll(Scheduler scheduler) {
    int turns = 0;
    while (true) {
      if (scheduler.live() > 0) {
        endTasks(scheduler);
      } else if (scheduler.isReady() && turns < LAST_TURNS) {
        turns++;
        scheduler.turn();
      } else if (!generators.isEmpty()) {
        generators.close(scheduler);
      } else if (!closers.isEmpty()) {
        close(closers.pop());
      } else {
        return;
      }
    }
  }

  /**
   * Those that live now; what they spawn while they end is not cancelled until they have: it may be
   * what cleans up for them.
   */
  private void endTasks(Scheduler scheduler) {
    List<Task<?>> all = scheduler.tasks();
    all.forEach(each -> each.cancelWith("'" + loop.name() + "' is closing"));
    for (Task<?> each : all) {
      while (each.phase == LoopFuture.PENDING) {
        scheduler.turn();
      }
    }
  }

  private void close(Runnable closer) {
    try {
      closer.run();
    } catch (RuntimeException failure) {
      loop.report(failure, "what had to be closed with the loop: " + closer);
    }
  }

  private void reportAll() {
    unstarted.forEach(CreationSite::report);
    unstarted.clear();
    failures.stream().filter(each -> !each.seen[0]).forEach(Unretrieved::report);
    failures.clear();
  }
}
