// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import io.github.stallgate.instrument.HookTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A watchdog whose clocks, ticks and stacks are a test's, and one loop that goes where the test
 * says. Nothing runs by itself.
 */
final class HandDriven implements WatchPost.Listener, AutoCloseable {
  static final long MILLI = 1_000_000;
  static final long TICK = 5 * MILLI;
  private static final long ID = 4711;

  final List<Object> told = new ArrayList<>();
  final List<String> failures = new ArrayList<>();
  final Clocks clocks = new Clocks();
  final Sampler sampler = new Sampler(clocks);
  final Stated thread = new Stated();
  final StallgateLoop loop;
  final FakeProc proc;
  final WatchPost post;
  final Watchdog watchdog;
  long now = 1_000_000 * MILLI;
  long runDelay;
  char state = 'S';
  private String said;

  HandDriven(Path directory) {
    this(directory, new WatchLimits(50 * MILLI, 10 * MILLI, 50 * MILLI, 20 * MILLI, 50 * MILLI));
  }

  HandDriven(Path directory, WatchLimits limits) {
    this(directory, limits, "netty");
  }

  HandDriven(Path directory, WatchLimits limits, String kind) {
    loop = new StallgateLoop(thread, kind, kind + ":l");
    proc = new FakeProc(directory);
    post = new WatchPost(null, limits, this);
    watchdog = new Watchdog(post, new HookTable(), this, clocks, sampler);
    loop.id = ID;
    post.watch(loop);
  }

  /** What the JVM says. */
  static class Clocks extends JvmClocks {
    long cpu;
    long stopped;
    long collected;
    long classes;
    RuntimeException failure;

    @Override
    long cpuNanos(Thread thread) {
      if (failure != null) {
        throw failure;
      }
      return cpu;
    }

    @Override
    long stoppedNanos() {
      return stopped;
    }

    @Override
    long collectedNanos() {
      return collected;
    }

    @Override
    long classesLoaded() {
      return classes;
    }
  }

  /** Has its stacks at once, unless it is stuck. */
  static final class Sampler extends StackSampler {
    final List<Doing> asked = new ArrayList<>();
    boolean isStuck;

    Sampler(JvmClocks clocks) {
      super(clocks);
    }

    @Override
    void ask(StallgateLoop loop, long beat, Doing doing, Samples to) {
      boolean lock = doing == Doing.LOCKED || doing == Doing.CALLING;
      if (!to.expect(lock)) {
        return;
      }
      asked.add(doing);
      if (isStuck) {
        return;
      }
      StackTraceElement[] frames = {
        new StackTraceElement("com.acme.A", "a", "A.java", asked.size())
      };
      LockWait wait = new LockWait("a.B@1", "owner", List.of(), false, false, List.of(frames));
      to.arrived(lock ? null : new StackSample(frames, doing, false, false), lock ? wait : null);
    }
  }

  /** A thread that never runs, in the state that it is told. */
  static final class Stated extends Thread {
    State state = State.RUNNABLE;

    Stated() {
      super("l");
    }

    @Override
    public State getState() {
      return state;
    }
  }

  /** A callback begins. */
  void turn() {
    move(StallgateTurns.TURN);
    loop.tasks++;
  }

  void between() {
    move(StallgateTurns.BETWEEN);
  }

  void idle() {
    move(StallgateTurns.IDLE);
  }

  private void move(int to) {
    loop.idles += to == StallgateTurns.IDLE ? 1 : 0;
    loop.standing = to;
  }

  /** Time goes on, of which the loop computes that much. */
  void pass(long nanos, long cpuNanos) {
    now += nanos;
    clocks.cpu += cpuNanos;
  }

  void tick() throws Exception {
    String says = state + " " + runDelay;
    if (!says.equals(said)) {
      proc.thread(ID, state, runDelay, 0);
      said = says;
    }
    watchdog.tick(now, 0);
  }

  /** That many ticks, in each of which the loop computes for so long. */
  void ticks(int count, long cpuNanosEach) throws Exception {
    for (int i = 0; i < count; i++) {
      pass(TICK, cpuNanosEach);
      tick();
    }
  }

  /** One turn that computes for so many ticks, after the loop was idle, and its end. */
  void computes(int ticks) throws Exception {
    idle();
    ticks(2, 0);
    turn();
    ticks(ticks, TICK);
    idle();
    ticks(1, 0);
  }

  <T> List<T> told(Class<T> type) {
    return told.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public void needed() {}

  @Override
  public void seen(Object what) {
    told.add(what);
  }

  @Override
  public void advise(String line) {}

  @Override
  public void failed(String what, Throwable failure) {
    failures.add(what);
  }

  @Override
  public void close() {
    proc.close();
  }
}
