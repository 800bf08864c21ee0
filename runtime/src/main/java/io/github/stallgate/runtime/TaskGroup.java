// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Tasks that end before the block that spawned them does. The first failure cancels all others; all
 * failures arrive together. Trio's nursery. On its loop only.
 */
public final class TaskGroup {
  private final CancelScope scope;
  private final Set<Task<?>> members = new LinkedHashSet<>();
  private final List<Throwable> failures = new ArrayList<>();

  /**
   * What {@link #start} waits for, of each that has not said that it is ready: if it fails before,
   * that comes out of start, and not out of the group.
   */
  private final Map<Task<?>, LoopFuture<?>> unready = new IdentityHashMap<>();

  private LoopFuture<Void> empty;
  private boolean ended;

  /** Whether the group itself was asked to end, by cancel() or by a failure. */
  private boolean isCancelled;

  private TaskGroup(CancelScope scope) {
    this.scope = scope;
    scope.group = this;
  }

  /**
   * What spawns the tasks.
   *
   * @param <R> its result
   */
  @FunctionalInterface
  public interface Body<R> {
    R run(TaskGroup group) throws Exception;
  }

  /**
   * A task that says when it is ready to serve.
   *
   * @param <T> what it says
   */
  @FunctionalInterface
  public interface StartBody<T> {
    void run(Ready<T> ready) throws Exception;
  }

  /**
   * How it says so.
   *
   * @param <T> what it says
   */
  @FunctionalInterface
  public interface Ready<T> {
    /**
     * Lets {@link TaskGroup#start} return that.
     *
     * @throws IllegalStateException the second time
     */
    void ready(T value);
  }

  /**
   * Runs the body, then waits for all that it spawned.
   *
   * @return the body's result; null if the group was cancelled by itself before it had one
   * @throws TaskGroupException with all failures, of the body too
   * @throws CancellationException if it was cancelled from outside
   * @throws IllegalStateException outside of a coroutine
   */
  public static <R> R run(Body<R> body) {
    Task<?> task = Scheduler.currentTask("open a TaskGroup");
    CancelScope scope = CancelScope.open(task, false);
    TaskGroup group = new TaskGroup(scope);
    try {
      return group.runHere(body);
    } finally {
      group.ended = true;
      scope.close();
    }
  }

  private <R> R runHere(Body<R> body) {
    R result = null;
    CancellationException cut = null;
    try {
      result = body.run(this);
    } catch (CancellationException e) {
      cut = e;
      scope.cancel();
    } catch (Throwable failure) {
      failed(failure);
    }
    boolean waited = join();
    if (!failures.isEmpty()) {
      throw new TaskGroupException(failures);
    }
    if (cut != null && !(isCancelled && scope.isCutHere())) {
      throw cut;
    }
    if (waited && cut == null && scope.isCancelledOutside()) {
      throw new CancellationException(scope.task + " was cancelled while its group ended");
    }
    return result;
  }

  /** Waits until no member is left; true if there was one. */
  private boolean join() {
    boolean waited = false;
    CancelScope shield = CancelScope.open(scope.task, true);
    try {
      while (!members.isEmpty()) {
        waited = true;
        empty = new LoopFuture<>(scope.task.loop);
        empty.await();
      }
    } finally {
      shield.close();
    }
    return waited;
  }

  /**
   * A task of the group. In one that is cancelled already it ends before its first step.
   *
   * @throws IllegalStateException after the group has ended
   */
  public <T> Task<T> spawn(Coroutine<T> body) {
    checkNotEnded("spawn " + body);
    scope.task.loop.checkOpen();
    Task<T> task = scope.task.loop.scheduler().spawn(body, scope);
    members.add(task);
    return task;
  }

  /** Ends all members and the body; the group then ends without a failure. */
  public void cancel() {
    scope.task.loop.checkOwner();
    isCancelled = true;
    scope.cancel();
  }

  /**
   * Spawns a task and waits until it is ready. If the wait is cancelled, so is the task.
   *
   * @return what the task said
   * @throws IllegalStateException if it ended without saying anything; a failure that it ended with
   *     is thrown as by {@link LoopFuture#await}
   */
  public <T> T start(StartBody<T> body) {
    Scheduler.currentTask("start a task and wait until it is ready");
    checkNotEnded("start a task");
    LoopFuture<T> ready = new LoopFuture<>(scope.task.loop);
    Task<Void> task = spawn(Coroutine.action(() -> body.run(value -> say(ready, value))));
    unready.put(task, ready);
    try {
      return ready.await();
    } finally {
      unready.remove(task);
      if (ready.phase != LoopFuture.SUCCEEDED) {
        task.cancelWith("the start() that waited for it was cancelled");
      }
    }
  }

  /** A start that was cancelled meanwhile hears nothing. */
  private <T> void say(LoopFuture<T> ready, T value) {
    if (!ready.isCancelled()) {
      ready.complete(value);
      unready.values().remove(ready);
    }
  }

  private void checkNotEnded(Object toDo) {
    scope.task.loop.checkOwner();
    if (ended) {
      throw new IllegalStateException(
          "can't " + toDo + ": the group has ended; spawn while TaskGroup.run is running");
    }
  }

  /** A member has ended. */
  void ended(Task<?> member) {
    members.remove(member);
    Throwable failure = member.failure();
    LoopFuture<?> start = unready.remove(member);
    boolean isTold = start != null && start.tryFail(failure != null ? failure : endedUnready());
    if (failure != null) {
      member.retrieved();
      if (!isTold) {
        failed(failure);
      }
    }
    if (members.isEmpty() && empty != null) {
      empty.tryComplete(null);
    }
  }

  private static IllegalStateException endedUnready() {
    return new IllegalStateException(
        "the task ended without calling ready(value), which start() waits for; call it once the"
            + " task can serve");
  }

  /** What the body only passes on from a member is there already. */
  private void failed(Throwable failure) {
    if (failures.stream().noneMatch(each -> each == failure || each == Failures.bare(failure))) {
      failures.add(failure);
    }
    isCancelled = true;
    scope.cancel();
  }

  /** A cancel has reached the group from outside or by itself. */
  void cancelMembers() {
    for (Task<?> member : List.copyOf(members)) {
      CancelScope.spread(member, null);
    }
  }
}
