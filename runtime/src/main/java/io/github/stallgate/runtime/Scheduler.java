// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import io.github.stallgate.runtime.fiber.Backend;
import io.github.stallgate.runtime.fiber.Claim;
import io.github.stallgate.runtime.fiber.CurrentHost;
import io.github.stallgate.runtime.fiber.Fiber;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What runs next on a loop. All of it is touched only with the loop's token, but for the inbox.
 *
 * <p><b>A turn</b> takes what other threads sent, asks the channels, takes the timers that are due,
 * and then runs exactly what was ready by then, first in, first out; what that makes ready waits
 * for the next turn. So a callback that reschedules itself starves neither channels nor timers nor
 * others: between two of its runs, each of {@code n} others that are ready runs once (asyncio's
 * rule; curio#112 tells what happens without).
 *
 * <p><b>Fibers are kept.</b> A fiber whose task has ended takes the next task of the turn that has
 * not begun yet, without a switch; or it waits for one. A task that never waits so costs neither a
 * thread nor a switch.
 */
final class Scheduler extends LentLoop {
  private final EventLoop loop;
  private final RandomGenerator random;
  private final FiberPool fibers = new FiberPool(this);
  private final Probes probes;
  private final IdleWait idleWait;
  private Task<?> current;
  private Object[] callbackLocals;

  /** Null unless in debug mode. */
  private SlowTurns slowTurns;

  /** How much of this turn is still to run. */
  private int left;

  private long turns;
  private long steps;
  private long spawned;
  private long swallowed;
  private long late;
  private final LiveTasks live = new LiveTasks();

  Scheduler(EventLoop loop, Backend backend, LoopOptions options) {
    super(backend, options.sliceNanos());
    this.loop = loop;
    this.random = options.random();
    this.probes = new Probes(loop);
    this.idleWait = new IdleWait(loop, timers, ready, inbox, poller, probes);
  }

  // What others ask of it.

  /**
   * The current task.
   *
   * @throws IllegalStateException outside of a coroutine
   */
  static Task<?> currentTask(String toDo) {
    Task<?> task = CurrentHost.get() instanceof Scheduler here ? here.current : null;
    if (task == null) {
      throw EventLoop.noCoroutine(toDo);
    }
    return task;
  }

  /** The current task, which is going to wait for that. */
  Task<?> taskToWait(Object what) {
    Task<?> task = current;
    if (task == null || !isHere()) {
      EventLoop here = EventLoop.currentOrNull();
      boolean isOther = here != null && here != loop;
      throw isOther ? Misuse.otherLoop(what, loop, here) : Misuse.noCoroutine(what);
    }
    return task;
  }

  @Override
  Task<?> current() {
    return current;
  }

  @Override
  EventLoop loop() {
    return loop;
  }

  TimerHeap timers() {
    return timers;
  }

  FiberPool fibers() {
    return fibers;
  }

  Poller poller() {
    return poller;
  }

  Object[] locals() {
    return current != null ? current.locals : callbackLocals;
  }

  void locals(Object[] changed) {
    if (current != null) {
      current.locals = changed;
    } else {
      callbackLocals = changed;
    }
  }

  Probes probes() {
    return probes;
  }

  /** Gets to know of callbacks, of which instruments don't; null for nobody. */
  void watchCallbacks(SlowTurns by) {
    slowTurns = by;
  }

  <T> Task<T> spawn(Coroutine<T> body, CancelScope outer) {
    Task<T> task = spawnUnqueued(body, outer);
    enqueue(task);
    return task;
  }

  private <T> Task<T> spawnUnqueued(Coroutine<T> body, CancelScope outer) {
    Task<T> task = new Task<>(loop, body, outer, locals());
    spawned++;
    live.add(task);
    if (probes.isAny()) {
      probes.tell(each -> each.taskSpawned(task));
    }
    return task;
  }

  /** The task will run in a later turn. */
  void enqueue(Task<?> task) {
    task.isQueued = true;
    ready.add(task);
    tellScheduled(task);
  }

  void tellScheduled(Task<?> task) {
    if (probes.isAny()) {
      probes.tell(each -> each.taskScheduled(task));
    }
  }

  /** A task that runs to its first wait at once, while the current one stands by. */
  <T> Task<T> spawnEager(Coroutine<T> body) {
    Task<?> creator = current;
    Task<T> task = spawnUnqueued(body, null);
    enqueueFirst(creator);
    enqueueFirst(task);
    creator.fiber.suspend();
    return task;
  }

  /** The task will run next, in this turn. */
  void enqueueFirst(Task<?> task) {
    task.isQueued = true;
    ready.addFirst(task);
    left++;
  }

  /** What it waits for has ended. */
  void wake(Task<?> task, Object what) {
    if (task.wakeFrom(what)) {
      enqueue(task);
    }
  }

  /** A callback for the next turn. On the loop. */
  void add(Object item) {
    ready.add(item);
  }

  /** A callback for a later turn. Any thread; false if the loop was closed. */
  boolean send(Object item) {
    return inbox.send(item);
  }

  void swallowed(Task<?> task) {
    swallowed++;
    if (loop.isDebug()) {
      loop.log(task + " was cancelled, swallowed that, and ended as if it had not been");
    }
  }

  List<Task<?>> tasks() {
    return live.all();
  }

  int live() {
    return live.size();
  }

  LoopMetrics metrics() {
    return new LoopMetrics(
        turns,
        steps,
        spawned,
        live.size(),
        ready.size(),
        timers.size(),
        swallowed,
        late,
        handOvers());
  }

  // Turns.

  /** One turn; waits first if there is nothing to do. */
  @Override
  void turn(Thread thread) {
    turns++;
    loop.runner().passInterrupt();
    poller.send();
    inbox.moveTo(ready);
    if (ready.size() > 0) {
      if (poller.hasChannels()) {
        poller.poll();
      }
    } else {
      idleWait.idle();
      inbox.moveTo(ready);
    }
    fireTimers();
    left = ready.size();
    if (random != null) {
      ready.shuffle(left, random);
    }
    while (left > 0 && owner() == thread) {
      left--;
      step(ready.poll(), thread);
    }
  }

  private void fireTimers() {
    if (timers.first() != null) {
      late = Math.max(late, timers.fireDue(loop.nanoTime()));
    }
  }

  @Override
  void admit() {
    inbox.moveTo(ready);
    fireTimers();
  }

  private void step(Object item, Thread thread) {
    try {
      if (item instanceof Task<?> task) {
        if (task.fiber != null) {
          begin(task);
          task.fiber.resume();
        } else {
          start(task);
        }
      } else if (item instanceof Fiber fiber) {
        beginOn(fiber);
        fiber.resumeStray();
      } else {
        call(item);
      }
    } catch (Throwable failure) {
      loop.report(failure, "a callback: " + item);
    } finally {
      if (owner() == thread || closeLeft(thread)) {
        endStep();
      }
    }
  }

  @Override
  void endStep() {
    end();
    endCallback();
  }

  @Override
  protected long stepNumber() {
    return steps;
  }

  private void endCallback() {
    callbackLocals = null;
    if (slowTurns != null) {
      slowTurns.callbackEnded();
    }
  }

  private void call(Object item) {
    steps++;
    if (slowTurns != null) {
      slowTurns.callbackBegun();
    }
    if (item instanceof ChannelWatch watch) {
      watch.run();
    } else if (item instanceof Claim claim) {
      pass(claim);
    } else {
      ((Runnable) item).run();
    }
  }

  private void start(Task<?> task) {
    begin(task);
    if (CancelScope.isCancelled(task)) {
      task.cancelUnstarted();
      ended(task);
      return;
    }
    FiberPool.give(task, fibers.any());
    task.fiber.resume();
  }

  private void begin(Task<?> task) {
    task.isQueued = false;
    steps++;
    current = task;
    if (task.isElsewhere) {
      task.isElsewhere = false;
      loop.keeping().cameBack();
    }
    if (probes.isAny()) {
      probes.tell(each -> each.beforeTaskStep(task));
    }
  }

  private void beginOn(Fiber fiber) {
    if (fiber.carried instanceof Task<?> task) {
      begin(task);
    } else if (fiber.carried instanceof FiberBody part && part.task() != null) {
      begin(part.task());
    }
  }

  private void end() {
    Task<?> task = current;
    if (task != null) {
      current = null;
      if (task.isInJdkWait()) {
        task.isElsewhere = true;
        loop.keeping().sentAway();
      }
      if (probes.isAny()) {
        probes.tell(each -> each.afterTaskStep(task));
      }
    }
  }

  private void ended(Task<?> task) {
    live.remove(task);
    if (task.outer != null) {
      task.outer.group.ended(task);
    }
    if (probes.isAny()) {
      probes.tell(each -> each.taskExited(task));
    }
    if (task.failure() != null) {
      loop.keeping().failed(task);
    }
  }

  // What fibers ask of it.

  @Override
  public String name() {
    return loop.name();
  }

  @Override
  public void ownerInterrupted() {
    loop.runner().interrupted();
  }

  @Override
  public void run(Fiber fiber) {
    while (fiber.carried != null) {
      runCarried(fiber);
      fiber.renew();
      Task<?> next = nextFresh();
      if (next != null) {
        FiberPool.give(next, fiber);
      } else if (!inbox.isClosed() && fibers.keep(fiber)) {
        fiber.suspend();
      }
    }
  }

  /** Its own frame, so that a fiber that is kept does not hold what it ran last. */
  private void runCarried(Fiber fiber) {
    if (fiber.carried instanceof Task<?> task) {
      task.runBody();
      task.fiber = null;
      ended(task);
    } else {
      ((FiberBody) fiber.carried).run();
    }
    fiber.carried = null;
  }

  /** The next of this turn, if it is a task that has not begun. */
  private Task<?> nextFresh() {
    end();
    if (left > 0
        && ready.peek() instanceof Task<?> task
        && task.fiber == null
        && !CancelScope.isCancelled(task)) {
      beginNext(task);
      return task;
    }
    return null;
  }

  /** The first that is ready begins its step, in the turn in which another has ended one. */
  private void beginNext(Task<?> task) {
    ready.poll();
    left--;
    begin(task);
  }

  @Override
  public Fiber next() {
    end();
    if (left == 0) {
      return null;
    }
    Object item = ready.peek();
    Fiber next =
        item instanceof Fiber stray
            ? stray
            : item instanceof Task<?> task ? fibers.ofTask(task) : null;
    if (next == null) {
      return null;
    }
    ready.poll();
    left--;
    beginOn(next);
    return next;
  }

  @Override
  public void yielded(Fiber fiber) {
    if (inbox.isClosed()) {
      inbox.sendStray(fiber);
    } else {
      ready.add(fiber);
    }
  }

  @Override
  public void stray(Fiber fiber) {
    if (isHere()) {
      yielded(fiber);
    } else {
      inbox.sendStray(fiber);
    }
  }

  @Override
  public void foreign(Runnable continuation) {
    inbox.sendForeign(continuation);
  }

  // Regions and slices.

  @Override
  public void claim(Claim claim) {
    inbox.send(claim);
  }

  @Override
  public void tookBack(Fiber fiber) {
    beginOn(fiber);
  }

  /** Lets go of everything. The loop's own thread, after all tasks have ended. */
  void close() {
    inbox.close(ready);
    fibers.endIdle();
    poller.close();
    backend().close();
  }
}
