// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.lang.ref.Cleaner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a loop keeps an eye on beside its turns, and what it lets go of when it closes. */
final class LoopKeeping {
  static final Cleaner CLEANER = Cleaner.create();

  private final EventLoop loop;
  private final Set<CreationSite> unstarted = ConcurrentHashMap.newKeySet();
  private final Set<Unretrieved> failures = ConcurrentHashMap.newKeySet();
  private final Deque<Runnable> closers = new ArrayDeque<>();
  private final List<LoopFuture<Void>> awaitBlocked = new ArrayList<>();
  private final LiveGenerators generators = new LiveGenerators();
  private SlowTurns slowTurns;
  private LoopIo io;

  /** Work elsewhere that will come back: while there is some, the time of a test does not jump. */
  private int away;

  LoopKeeping(EventLoop loop) {
    this.loop = loop;
  }

  Set<CreationSite> unstarted() {
    return unstarted;
  }

  LiveGenerators generators() {
    return generators;
  }

  void begin() {
    if (loop.isDebug()) {
      slowTurns = SlowTurns.watch(loop);
    }
  }

  void end() {
    if (io != null) {
      io.send();
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

  /** The failure of a task, kept without the task. */
  private record Unretrieved(EventLoop loop, Throwable failure, String where, boolean[] seen) {
    void report() {
      loop.report(failure, where);
    }
  }

  /** A task has failed: if nobody sees that, it is reported when the task is forgotten. */
  void failed(Task<?> task) {
    if (task.isRetrieved) {
      return;
    }
    String where = "a failure that nobody retrieved, of " + task;
    Unretrieved kept = new Unretrieved(loop, task.failure(), where, new boolean[1]);
    task.onRetrieved(kept.seen);
    failures.add(kept);
    CLEANER.register(
        task,
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
    while (scheduler.live() > 0 || !generators.isEmpty() || !closers.isEmpty()) {
      cancelAndAwait(scheduler.tasks());
      if (scheduler.live() == 0) {
        generators.close(scheduler);
      }
      while (!closers.isEmpty() && generators.isEmpty() && scheduler.live() == 0) {
        closers.pop().run();
      }
    }
    unstarted.forEach(CreationSite::report);
    unstarted.clear();
    failures.stream().filter(each -> !each.seen[0]).forEach(Unretrieved::report);
    failures.clear();
    scheduler.close();
  }

  /** What these spawn while they end is left to them to await; the next call gets the rest. */
  private void cancelAndAwait(List<Task<?>> all) {
    all.forEach(each -> each.cancelWith("'" + loop.name() + "' is closing"));
    for (Task<?> each : all) {
      while (!each.isDone()) {
        loop.scheduler().turn();
      }
    }
  }
}
