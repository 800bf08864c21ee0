// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/**
 * A part of a task that can be cut short, by a call or by a deadline. Trio's cancel scope: level
 * triggered, so that every real wait in a cancelled scope throws, again and again, until the scope
 * is left.
 *
 * <p><b>How it works.</b> The scopes that a task is in form a chain, innermost first, which ends at
 * the task's own cancel flag and goes on with the scope of the group that the task belongs to. A
 * wait looks along that chain up to the first shield. A cancel goes the other way: from the scope
 * inwards, into the members of each group on its way, until a shield stops it; a task that waits
 * and is reached has its wait cancelled.
 */
public final class CancelScope {
  final Task<?> task;
  final CancelScope parent;
  private final boolean shield;
  private boolean cancelled;
  private boolean closed;
  private TimerEntry timer;

  /** The group whose members are in it; null if there is none. */
  TaskGroup group;

  private CancelScope(Task<?> task, boolean shield) {
    this.task = task;
    this.shield = shield;
    this.parent = task.scope;
  }

  /**
   * What runs in a scope.
   *
   * @param <R> its result
   */
  @FunctionalInterface
  public interface Body<R> {
    R run(CancelScope scope) throws Exception;
  }

  /** The task enters a new scope. */
  static CancelScope open(Task<?> task, boolean shield) {
    CancelScope scope = new CancelScope(task, shield);
    task.scope = scope;
    return scope;
  }

  /** The task leaves it. */
  void close() {
    closed = true;
    task.scope = parent;
    if (timer != null) {
      task.loop.scheduler().timers().cancel(timer);
    }
  }

  /**
   * Runs the body in a scope of its own.
   *
   * @return empty if it was cut short by this scope's own cancel (or if its result is null)
   * @throws IllegalStateException outside of a coroutine
   */
  public static <R> Optional<R> run(Body<R> body) {
    CancelScope scope = open(Scheduler.currentTask("open a CancelScope"), false);
    return scope.runHere(body);
  }

  private <R> Optional<R> runHere(Body<R> body) {
    try {
      return Optional.ofNullable(body.run(this));
    } catch (CancellationException cut) {
      if (isCutHere()) {
        return Optional.empty();
      }
      throw cut;
    } catch (Exception failure) {
      throw Failures.passed(failure);
    } finally {
      close();
    }
  }

  /** Whether a CancellationException that leaves it is its own, and not one from further out. */
  boolean isCutHere() {
    return cancelled && !isCancelledOutside();
  }

  /** Whether a wait outside of it would throw. */
  boolean isCancelledOutside() {
    return isCancelled(task, parent);
  }

  /**
   * Runs the body, for that long at the most.
   *
   * @return whether time ran out
   */
  public static boolean moveOnAfter(Duration longest, CheckedRunnable body) {
    return run(scope -> {
          scope.deadlineIn(longest);
          body.run();
          return Boolean.TRUE;
        })
        .isEmpty();
  }

  /**
   * Runs the body so that no cancel from outside reaches it.
   *
   * @throws IllegalStateException outside of a coroutine
   */
  public static <T> T shielded(Callable<T> body) {
    CancelScope scope = open(Scheduler.currentTask("open a shield"), true);
    try {
      return body.call();
    } catch (Exception failure) {
      throw Failures.passed(failure);
    } finally {
      scope.close();
    }
  }

  /** Cuts it short. On its loop; does nothing after its end. */
  public void cancel() {
    task.loop.checkOwner();
    if (!cancelled && !closed) {
      cancelled = true;
      spread(task, this);
    }
  }

  /** It is cut short at that time of the loop's clock, instead of the time set before. */
  public void deadline(long nanoTime) {
    task.loop.checkOwner();
    TimerHeap timers = task.loop.scheduler().timers();
    if (timer != null) {
      timers.cancel(timer);
    }
    if (closed || cancelled) {
      return;
    }
    timer =
        new TimerEntry() {
          @Override
          void fire() {
            cancel();
          }
        };
    timers.add(timer, nanoTime);
  }

  /** Nothing left is over at once, without a turn of the loop. */
  void deadlineIn(Duration longest) {
    if (longest.isZero() || longest.isNegative()) {
      cancel();
    } else {
      deadline(task.loop.after(longest));
    }
  }

  /** Whether it was asked to be cut short, by a call or by its deadline. */
  public boolean isCancelled() {
    task.loop.checkOwner();
    return cancelled;
  }

  /** Whether a wait of that task would throw. */
  static boolean isCancelled(Task<?> task) {
    return isCancelled(task, task.scope);
  }

  private static boolean isCancelled(Task<?> of, CancelScope innermost) {
    Task<?> task = of;
    CancelScope scope = innermost;
    while (true) {
      if (scope == null || scope.task != task) {
        if (task.isCancelRequested()) {
          return true;
        }
        if (scope == null) {
          return false;
        }
        task = scope.task;
      }
      if (scope.cancelled) {
        return true;
      }
      if (scope.shield) {
        return false;
      }
      scope = scope.parent;
    }
  }

  /**
   * A cancel of that scope of the task, or of the whole task if it is null, goes inwards, and on to
   * the task that it waits for, if it does.
   */
  static void spread(Task<?> task, CancelScope from) {
    Task<?> next = spreadWithin(task, from);
    while (next != null) {
      next = spreadWithin(next, null);
    }
  }

  private static Task<?> spreadWithin(Task<?> task, CancelScope from) {
    List<CancelScope> inwards = new ArrayList<>();
    for (CancelScope each = task.scope; each != null && each.task == task; each = each.parent) {
      inwards.add(0, each);
      if (each == from) {
        break;
      }
    }
    for (CancelScope each : inwards) {
      if (each.shield && each != from) {
        return null;
      }
      if (each.group != null) {
        each.group.cancelMembers();
      }
    }
    return task.cancelWait();
  }
}
