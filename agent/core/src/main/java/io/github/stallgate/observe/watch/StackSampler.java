// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import io.github.stallgate.loops.Recognisers;
import java.lang.management.ThreadInfo;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Takes the stacks, on a thread of its own.
 *
 * <p>A stack can only be taken where its thread reaches a safepoint. With the Serial and the
 * Parallel collector a counted loop has none, so that whoever asks waits until that loop is
 * through, for seconds if need be. The watchdog must not wait: it asks here, goes on, and does
 * without what has not come when the turn is over for {@link Watchdog#PATIENCE_TICKS} ticks. What
 * is asked for while the sampler waits is taken afterwards, or dropped when its turn has ended.
 */
class StackSampler implements Runnable {
  /** Any turn of the loop is of interest. */
  static final long ANY = -1;

  /**
   * How the names of the agent's own threads begin: no class that the loop needs waits for them.
   */
  private static final String OWN_THREADS = "stallgate-";

  private static final int MOST_WAITING = 128;
  private static final int OWNER_FRAMES = 64;

  /** One thing to look at. */
  private record Request(StallgateLoop loop, long beat, Doing doing, Samples to) {}

  private final ArrayBlockingQueue<Request> requests = new ArrayBlockingQueue<>(MOST_WAITING);
  private final JvmClocks clocks;
  private final MachineClock machine = new MachineClock();

  StackSampler(JvmClocks clocks) {
    this.clocks = clocks;
  }

  /**
   * Asks for a stack of the loop, or for the lock that it waits for. The watchdog only.
   *
   * @param beat the turn it is asked for, or {@link #ANY}
   */
  void ask(StallgateLoop loop, long beat, Doing doing, Samples to) {
    if (to.expect(isLock(doing)) && !requests.offer(new Request(loop, beat, doing, to))) {
      to.arrived(null, null);
    }
  }

  private static boolean isLock(Doing doing) {
    return doing == Doing.LOCKED || doing == Doing.CALLING;
  }

  @Override
  public void run() {
    while (true) {
      try {
        take(requests.take());
      } catch (InterruptedException notOurs) {
        // A thread group was interrupted; there is nothing here to be given up.
      } catch (Throwable failure) {
        // One stack is lost, and its turn knows that.
      }
    }
  }

  private void take(Request next) {
    StackSample stack = null;
    LockWait lock = null;
    try {
      if (next.beat == ANY || StallgateTurns.beat(next.loop) == next.beat) {
        stack = isLock(next.doing) ? null : stack(next);
        lock = isLock(next.doing) ? lock(next) : classInit(next, stack);
      }
    } finally {
      next.to.arrived(stack, lock);
    }
  }

  private static StackSample stack(Request of) {
    boolean allowed = of.loop.allowed > 0;
    Object carried = of.loop.carried;
    if (carried == null && Recognisers.isCarrier(of.loop.kind)) {
      return null;
    }
    Thread thread = carried == null ? of.loop.thread : (Thread) carried;
    StackTraceElement[] frames = thread.getStackTrace();
    if (frames.length == 0) {
      return null;
    }
    boolean late = of.beat != ANY && StallgateTurns.beat(of.loop) != of.beat;
    return new StackSample(frames, of.doing, allowed, late);
  }

  /**
   * A thread that sleeps below no native may wait for another one to initialise a class, which the
   * JVM tells nobody: the other one is known by its stack, one that initialises a class of the
   * application first. Looked for a few times a stall, because it stops every thread.
   */
  private static LockWait classInit(Request of, StackSample stack) {
    boolean may =
        of.doing == Doing.SLEEPING && stack != null && !stack.frames()[0].isNativeMethod();
    if (!may || !of.to.maySearch()) {
      return null;
    }
    LockWait ofJdk = null;
    for (Map.Entry<Thread, StackTraceElement[]> other : Thread.getAllStackTraces().entrySet()) {
      StackTraceElement init = initialiser(other.getValue());
      String name = other.getKey().getName();
      if (init != null && other.getKey() != of.loop.thread && !name.startsWith(OWN_THREADS)) {
        LockWait wait =
            LockWait.ofClassInit(init.getClassName(), name, other.getValue(), stack.frames());
        if (init.getModuleName() == null) {
          return wait;
        }
        ofJdk = wait;
      }
    }
    return ofJdk;
  }

  private static StackTraceElement initialiser(StackTraceElement[] frames) {
    for (StackTraceElement frame : frames) {
      if (frame.getMethodName().equals("<clinit>")) {
        return frame;
      }
    }
    return null;
  }

  /**
   * Null in a region where the application allows to wait. The owner is looked at first: what is
   * asked about it is true only while the loop waits.
   */
  private LockWait lock(Request of) {
    if (of.loop.allowed > 0) {
      return null;
    }
    Object carried = of.loop.lends ? of.loop.carried : null;
    LockWait seen =
        carried instanceof Thread virtual ? ofAny(virtual) : ofPlatformThread(of.loop.thread);
    return StallgateTurns.beat(of.loop) == of.beat ? seen : null;
  }

  private LockWait ofPlatformThread(Thread thread) {
    ThreadInfo waiter = clocks.info(thread);
    if (waiter == null || waiter.getLockName() == null) {
      return null;
    }
    long ownerId = waiter.getLockOwnerId();
    ThreadInfo owner = ownerId > 0 ? clocks.stack(ownerId, OWNER_FRAMES) : null;
    LockWait other = owner == null ? ofAny(thread) : null;
    if (other != null) {
      return other;
    }
    boolean ran = owner != null && ran(owner.getThreadState());
    return new LockWait(
        waiter.getLockName(),
        waiter.getLockOwnerName(),
        owner == null ? List.of() : List.of(owner.getStackTrace()),
        ran,
        ran && machine.isOverloaded(),
        List.of(thread.getStackTrace()));
  }

  /** Where one of the two threads is, or may be, a virtual one. */
  private LockWait ofAny(Thread waiter) {
    Object lock = StallgateLocks.wantedBy(waiter);
    if (lock == null) {
      return null;
    }
    Thread owner = StallgateLocks.ownerOf(lock);
    boolean ran = owner != null && ran(owner.getState());
    return new LockWait(
        lock.getClass().getName() + '@' + Integer.toHexString(System.identityHashCode(lock)),
        owner == null ? null : owner.getName(),
        owner == null ? List.of() : List.of(owner.getStackTrace()),
        ran,
        ran && machine.isOverloaded(),
        List.of(waiter.getStackTrace()));
  }

  private static boolean ran(Thread.State state) {
    return state == Thread.State.RUNNABLE || state == Thread.State.BLOCKED;
  }
}
