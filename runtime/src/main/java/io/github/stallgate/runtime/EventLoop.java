// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import io.github.stallgate.runtime.fiber.Backend;
import io.github.stallgate.runtime.fiber.CurrentHost;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loop that runs tasks and callbacks one after another, on one thread at a time.
 *
 * <p>It belongs to the thread that built it, and while it runs to the one that runs it: whatever
 * another thread does with it, but for {@link #execute} and {@link #submit}, is refused with {@link
 * IllegalStateException}. How it decides what runs next is told in {@link Scheduler}.
 */
public final class EventLoop implements Executor, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
  private static final AtomicInteger DEBUG_LOOPS = new AtomicInteger();
  static final long LONGEST_NANOS = Long.MAX_VALUE / 4;

  private final LoopOptions options;
  private final Scheduler scheduler;
  private final LoopKeeping keeping;
  private final LoopRunner runner;
  private volatile boolean isClosing;
  private volatile boolean isClosed;

  /** Where it was built, in debug mode; else null. */
  private final Throwable builtAt;

  EventLoop(LoopOptions options) {
    this.options = options;
    this.scheduler = new Scheduler(this, Backend.of(options.backend), options);
    this.keeping = new LoopKeeping(this);
    this.runner = new LoopRunner(this);
    this.builtAt = options.debug ? new Throwable("built here") : null;
    DEBUG_LOOPS.addAndGet(options.debug ? 1 : 0);
  }

  /**
   * Runs the coroutine on a fresh loop, then cancels what it left, awaits that, and closes the
   * loop.
   *
   * @throws IllegalStateException within another loop
   */
  public static <T> T run(Coroutine<T> main) {
    return builder().run(main);
  }

  /**
   * The loop of the current code.
   *
   * @throws IllegalStateException outside of a loop
   */
  public static EventLoop current() {
    EventLoop loop = currentOrNull();
    if (loop == null) {
      throw new IllegalStateException(
          "there is no event loop here: '"
              + Thread.currentThread().getName()
              + "' runs none; call this from a coroutine or callback, or begin with EventLoop.run");
    }
    return loop;
  }

  static EventLoop currentOrNull() {
    return CurrentHost.get() instanceof Scheduler scheduler ? scheduler.loop() : null;
  }

  static EventLoop currentForWait(Object what) {
    EventLoop loop = currentOrNull();
    if (loop == null) {
      throw noCoroutine(what);
    }
    return loop;
  }

  static IllegalStateException noCoroutine(Object what) {
    return Misuse.noCoroutine(what);
  }

  /** A loop that is made to measure. */
  public static Builder builder() {
    return new Builder();
  }

  /** How a loop is made. */
  public static final class Builder {
    private final LoopOptions options = new LoopOptions();

    private Builder() {}

    /** For thread names and reports. */
    public Builder name(String name) {
      options.name = name;
      return this;
    }

    /** What coroutines are made of: {@code auto} (default), {@code virtual} or {@code threads}. */
    public Builder backend(String backend) {
      options.backend = backend;
      return this;
    }

    /** Remembers where coroutines were created, and logs slow turns while they last. */
    public Builder debug(boolean debug) {
      options.debug = debug;
      return this;
    }

    /** In debug mode, a turn that lasts longer is logged; 100 ms if this is not called. */
    public Builder slowTurn(Duration slowTurn) {
      options.slowTurn = slowTurn;
      return this;
    }

    /**
     * Cuts coroutines that compute into slices, of that much processor time: one that is over its
     * slice lets the others run at its next poll, and that is where a cancel or a timeout reaches
     * it. Polls are what the agent puts into loops, see {@code cpu.polls}. Not so if this is not
     * called, or called with zero: it takes away that nothing else runs between two waits. {@link
     * Async#uninterruptible} keeps that for a section.
     *
     * @throws IllegalArgumentException if it is below a millisecond, and not zero
     */
    public Builder timeSlice(Duration slice) {
      options.timeSlice(slice);
      return this;
    }

    /** What it takes for the time. */
    public Builder clock(LoopClock clock) {
      options.clock = clock;
      return this;
    }

    /** Shuffles what is ready in each turn, in the same way for the same seed. */
    public Builder seed(long seed) {
      options.seed = seed;
      return this;
    }

    /**
     * So many threads at the most do what {@link Async#toThread} gives them, and as many what files
     * need; 40 if this is not called.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder offloadThreads(int threads) {
      if (threads < 1) {
        throw new IllegalArgumentException(
            "offloadThreads is " + threads + "; toThread needs at least 1 thread");
      }
      options.offloadThreads = threads;
      return this;
    }

    /**
     * While it runs, a SIGINT cancels the main coroutine, and a second one ends the process. Not so
     * if this is not called, since a loop that is part of something else should leave that to it.
     */
    public Builder handleSignals(boolean handle) {
      options.handlesSignals = handle;
      return this;
    }

    /** How channels are asked; {@code nio} is the only one there is. */
    public Builder ioDriver(String driver) {
      if (!driver.equals("nio")) {
        throw new IllegalArgumentException(
            "there is no I/O driver '" + driver + "'; the only one is nio");
      }
      return this;
    }

    /** Gets what nobody else would get to know; by default that is logged as a warning. */
    public Builder exceptionHandler(LoopExceptionHandler handler) {
      options.handler = handler;
      return this;
    }

    /** The loop, which belongs to the current thread. Close it. */
    public EventLoop build() {
      return new EventLoop(options.copy());
    }

    /** As {@link EventLoop#run}, on such a loop. */
    public <T> T run(Coroutine<T> main) {
      EventLoop outer = currentOrNull();
      if (outer != null) {
        throw Misuse.nested(outer);
      }
      try (EventLoop loop = build()) {
        return loop.runUntilDone(main);
      }
    }
  }

  /**
   * Runs until the coroutine has ended. What it left stays suspended until the next run, or the
   * close. Interrupting the thread cancels the coroutine; on the backend {@code virtual} the JDK
   * drops an interrupt that hits while a coroutine runs on the thread.
   *
   * @throws IllegalStateException if it is closed, belongs to another thread, or a loop runs here
   */
  public <T> T runUntilDone(Coroutine<T> main) {
    checkOpen();
    EventLoop outer = currentOrNull();
    if (outer != null) {
      throw Misuse.nested(outer);
    }
    checkOwner();
    return runner.runUntilDone(main);
  }

  /** A task that belongs to the loop. It begins in a later turn. On the loop. */
  public <T> Task<T> spawn(Coroutine<T> body) {
    checkOwner();
    checkOpen();
    return scheduler.spawn(body, null);
  }

  /** A future of this loop. On the loop. */
  public <T> LoopFuture<T> newFuture() {
    checkOwner();
    return new LoopFuture<>(this);
  }

  /** Calls back in the next turn, in order. On the loop; the callback must not wait. */
  public Handle callSoon(Runnable callback) {
    checkOwner();
    checkOpen();
    ScheduledCall call = new ScheduledCall(scheduler, callback);
    scheduler.add(call);
    return call;
  }

  /** Calls back after that time. On the loop. */
  public Handle callLater(Duration delay, Runnable callback) {
    return callAt(after(delay), callback);
  }

  /** Calls back at that time of {@link #nanoTime}. On the loop. */
  public Handle callAt(long nanoTime, Runnable callback) {
    checkOwner();
    checkOpen();
    ScheduledCall call = new ScheduledCall(scheduler, callback);
    scheduler.timers().add(call, nanoTime);
    return call;
  }

  /** Calls back on the loop in a later turn. Any thread. */
  @Override
  public void execute(Runnable callback) {
    if (callback == null) {
      throw new NullPointerException("there is nothing to call: the callback is null");
    }
    checkOpen();
    if (scheduler.isHere()) {
      callSoon(callback);
    } else if (!scheduler.send(callback)) {
      throw closed();
    }
  }

  /** The same, but a closed loop is passed over. */
  void executeQuietly(Runnable callback) {
    if (!isClosed) {
      scheduler.send(callback);
    }
  }

  /**
   * Spawns the coroutine on the loop. Any thread; cancelling the result cancels the task.
   *
   * @throws IllegalStateException if the loop is closed, or closing
   */
  public <T> CompletableFuture<T> submit(Coroutine<T> body) {
    if (isClosing) {
      throw closed();
    }
    Submission<T> submission = new Submission<>(this, body);
    execute(submission);
    return submission.result;
  }

  /**
   * Looks for the readiness of a channel, which becomes non-blocking. On the loop.
   *
   * @param ops bits of {@link java.nio.channels.SelectionKey}
   * @param callback gets the bits that are ready, each turn while they are
   */
  public ChannelWatch watch(SelectableChannel channel, int ops, IntConsumer callback)
      throws ClosedChannelException {
    checkOwner();
    checkOpen();
    return new ChannelWatch(this, scheduler.poller().register(channel, ops), callback);
  }

  /** The time of its clock. Any thread. */
  public long nanoTime() {
    return options.clock.nanoTime();
  }

  /** That much later than now; more than a century is never. */
  long after(Duration delay) {
    long nanos;
    try {
      nanos = Math.min(delay.toNanos(), LONGEST_NANOS);
    } catch (ArithmeticException huge) {
      nanos = delay.isNegative() ? 0 : LONGEST_NANOS;
    }
    return nanoTime() + Math.max(0, nanos);
  }

  /** Whether its clock is the system's. Any thread. */
  boolean isInRealTime() {
    return options.clock == LoopOptions.SYSTEM_CLOCK;
  }

  /** Whether its time may jump now, because nothing but timers can make it go on. */
  boolean canJump() {
    return options.clock.canJump() && keeping.isAlone();
  }

  boolean jumpTo(long time) {
    return options.clock.jumpTo(time);
  }

  /**
   * Done as soon as every task waits and nothing is ready, before the time of a test jumps. For
   * tests, which await it by {@code Testing.waitAllBlocked}. On the loop.
   */
  public LoopFuture<Void> allBlocked() {
    checkOwner();
    checkOpen();
    return keeping.allBlocked();
  }

  /** What it has done so far. On the loop. */
  public LoopMetrics metrics() {
    checkOwner();
    return scheduler.metrics();
  }

  /** All tasks that live, what each does, and where each waits. On the loop. */
  public String dump() {
    checkOwner();
    return LoopDump.of(this);
  }

  /** Adds probes. On the loop. */
  public void addInstrument(Instrument instrument) {
    checkOwner();
    scheduler.probes().add(instrument);
  }

  /** Its name. */
  public String name() {
    return options.name;
  }

  /** What its coroutines are made of: {@code virtual} or {@code threads}. */
  public String backend() {
    return scheduler.backend().name();
  }

  /**
   * Cancels what is left, awaits it, closes generators that were left early, and lets go of
   * everything. What is ready by then still has its turn, but nothing waits for timers.
   * Interrupting the thread meanwhile cancels what still waits. The second time it does nothing.
   *
   * @throws IllegalStateException while it runs, or on another thread
   */
  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    checkOwner();
    if (runner.isRunning()) {
      throw new IllegalStateException(
          "'" + name() + "' can't close itself while it runs; let its main coroutine end");
    }
    isClosing = true;
    try {
      runner.run(keeping::finish);
    } finally {
      isClosed = true;
      DEBUG_LOOPS.addAndGet(options.debug ? -1 : 0);
    }
  }

  Scheduler scheduler() {
    return scheduler;
  }

  LoopKeeping keeping() {
    return keeping;
  }

  LoopRunner runner() {
    return runner;
  }

  boolean isDebug() {
    return options.debug;
  }

  boolean handlesSignals() {
    return options.handlesSignals;
  }

  int offloadThreads() {
    return options.offloadThreads;
  }

  Duration slowTurn() {
    return options.slowTurn;
  }

  static int debugLoops() {
    return DEBUG_LOOPS.get();
  }

  boolean isCurrent() {
    return scheduler.isHere();
  }

  void checkOpen() {
    if (isClosed) {
      throw closed();
    }
  }

  /** Nothing that comes from outside begins any more. */
  boolean isClosing() {
    return isClosing;
  }

  IllegalStateException closed() {
    return Misuse.closed(this, builtAt);
  }

  void checkOwner() {
    if (!scheduler.isHere()) {
      throw Misuse.wrongThread(this, builtAt);
    }
  }

  /** Tells the exception handler, and outlives it. On the loop. */
  void report(Throwable failure, String where) {
    try {
      options.handler.handle(this, failure, where);
    } catch (Throwable handlers) {
      LOG.warn("the exception handler of '{}' failed itself", name(), handlers);
      LOG.warn("[{}] {}", name(), where, failure);
    }
  }

  void log(String message) {
    LOG.warn("[{}] {}", name(), message);
  }

  @Override
  public String toString() {
    return "EventLoop(" + name() + (isClosed ? ", closed)" : ")");
  }
}
