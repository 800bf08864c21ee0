// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.act.slice;

import io.github.stallgate.observe.watch.CarrierQueue;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds the virtual threads of the JDK's own scheduler that compute longer than a slice while
 * others wait for a carrier, and has them asked to yield.
 */
final class CarrierHogs implements Runnable {
  private static final long TICK_NANOS = 5_000_000;

  /** Where somebody is about to be over, or was just asked. */
  private static final long SHORT_TICK_NANOS = 1_000_000;

  private final Queue<StallgateLoop> newcomers = new ConcurrentLinkedQueue<>();
  private final List<Carrier> carriers = new ArrayList<>();
  private final Runnable stepAside = new StepAside();

  /** Those that have had a slice: they are asked again as soon as anybody waits. */
  private final Set<Object> known = Collections.newSetFromMap(new WeakHashMap<>());

  private final PollDesk desk;
  private final long sliceNanos;
  private volatile Thread thread;

  CarrierHogs(PollDesk desk, long sliceNanos) {
    this.desk = desk;
    this.sliceNanos = sliceNanos;
  }

  /** A carrier starts. Must not wait. */
  void watch(StallgateLoop carrier) {
    newcomers.add(carrier);
    LockSupport.unpark(thread);
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    try {
      await();
      ThreadMXBean clocks = ManagementFactory.getThreadMXBean();
      while (true) {
        tick(clocks);
      }
    } catch (Throwable failure) {
      desk.tell("virtual threads get no slices: " + failure);
    }
  }

  private void await() {
    while (newcomers.isEmpty()) {
      LockSupport.park(this);
      Thread.interrupted();
    }
  }

  private void tick(ThreadMXBean clocks) {
    if (carriers.isEmpty()) {
      await();
    }
    for (StallgateLoop next = newcomers.poll(); next != null; next = newcomers.poll()) {
      carriers.add(new Carrier(next));
    }
    long pause = TICK_NANOS;
    Iterator<Carrier> each = carriers.iterator();
    while (each.hasNext()) {
      Carrier carrier = each.next();
      if (carrier.loop.thread.getState() == Thread.State.TERMINATED) {
        each.remove();
      } else {
        pause = Math.min(pause, look(carrier, clocks));
      }
    }
    LockSupport.parkNanos(this, pause);
    Thread.interrupted();
  }

  /** How long the carrier need not be looked at. */
  private long look(Carrier carrier, ThreadMXBean clocks) {
    boolean again = known.contains(carrier.loop.carried);
    long cpuNanos = clocks.getThreadCpuTime(StallgateTable.idOf(carrier.loop.thread));
    long slice = again ? Math.min(SHORT_TICK_NANOS, sliceNanos) : sliceNanos;
    long left = cpuNanos < 0 ? TICK_NANOS : carrier.left(cpuNanos, slice);
    if (left > 0) {
      return Math.max(SHORT_TICK_NANOS, left);
    }
    ask(carrier);
    return again ? SHORT_TICK_NANOS : SHORT_TICK_NANOS * ++carrier.asked;
  }

  private void ask(Carrier carrier) {
    Object carried = carrier.loop.carried;
    boolean crowded = CarrierQueue.waitingFor(carrier.loop.thread) > 0;
    if (carried instanceof Thread virtual && crowded && carrier.isStill()) {
      known.add(virtual);
      desk.ask(virtual, stepAside);
    }
  }

  /** What one carrier carried at the last tick. */
  static final class Carrier {
    private final StallgateLoop loop;
    private long beat = -1;
    private long cpuBefore;
    private int asked;

    Carrier(StallgateLoop loop) {
      this.loop = loop;
    }

    /**
     * Nanoseconds of processor time until the virtual thread that is mounted has used up a slice,
     * as far as it was seen; not positive if it has.
     */
    long left(long cpuNanos, long sliceNanos) {
      if (!isStill()) {
        beat = StallgateTurns.beat(loop);
        cpuBefore = cpuNanos;
        asked = 0;
      }
      boolean turn = (beat & StallgateTurns.STATE) == StallgateTurns.TURN;
      return turn ? cpuBefore + sliceNanos - cpuNanos : Long.MAX_VALUE;
    }

    boolean isStill() {
      return StallgateTurns.beat(loop) == beat;
    }
  }
}
