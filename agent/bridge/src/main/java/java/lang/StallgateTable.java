// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import jdk.internal.misc.Unsafe;

/**
 * Which threads are loops: an open table indexed by the low bits of the thread id.
 *
 * <p>Assumptions
 *
 * <ol>
 *   <li>A thread's id never changes, and the field {@code tid} holds it (17 to 25).
 *   <li>Writers hold the class's monitor; readers hold nothing.
 * </ol>
 *
 * <p>Guarantees
 *
 * <ol>
 *   <li>A reader never takes a thread for a loop that is none: the loop in its slot is asked for
 *       its thread, which is compared by identity.
 *   <li>A reader that finds its thread finds its loop: a loop is written before its thread, and a
 *       grown pair of arrays is complete before it is published, both arrays in one object.
 *   <li>A thread registered before it starts is found by its first instruction.
 * </ol>
 */
public final class StallgateTable {
  private static final Unsafe UNSAFE = Unsafe.getUnsafe();
  private static final long TID = UNSAFE.objectFieldOffset(Thread.class, "tid");

  /** Threads and their loops, side by side; both lengths are the same power of two. */
  private static final class Slots {
    final Thread[] threads;
    final StallgateLoop[] loops;

    Slots(int length) {
      threads = new Thread[length];
      loops = new StallgateLoop[length];
    }
  }

  private static Slots slots = new Slots(64);

  private StallgateTable() {}

  /** The loop that the current thread runs, or null. */
  public static StallgateLoop current() {
    return find(Thread.currentThread());
  }

  /** The loop that the given thread runs, or null; without waiting for writers. */
  static StallgateLoop find(Thread thread) {
    StallgateLoop[] loops = slots.loops;
    StallgateLoop loop = loops[(int) UNSAFE.getLong(thread, TID) & (loops.length - 1)];
    return loop != null && loop.thread == thread ? loop : null;
  }

  /** The loop that the given thread runs, or null. */
  public static synchronized StallgateLoop of(Thread thread) {
    Slots now = slots;
    int i = index(thread, now);
    return now.threads[i] == thread ? now.loops[i] : null;
  }

  /** Watches a loop; a thread that is in the table already keeps its loop. */
  public static synchronized boolean add(StallgateLoop loop) {
    Thread thread = loop.thread;
    Slots now = slots;
    int i = index(thread, now);
    if (now.threads[i] == thread) {
      return false;
    }
    while (now.threads[i] != null && now.threads[i].getState() != Thread.State.TERMINATED) {
      now = grown(now);
      i = index(thread, now);
    }
    now.threads[i] = null;
    UNSAFE.storeFence();
    now.loops[i] = loop;
    UNSAFE.storeFence();
    now.threads[i] = thread;
    UNSAFE.storeFence();
    slots = now;
    return true;
  }

  /** Forgets a loop. */
  public static synchronized boolean remove(StallgateLoop loop) {
    Slots now = slots;
    int i = index(loop.thread, now);
    if (now.loops[i] != loop) {
      return false;
    }
    now.threads[i] = null;
    UNSAFE.storeFence();
    now.loops[i] = null;
    return true;
  }

  /** The thread's id, which no subclass can override. */
  public static long idOf(Thread thread) {
    return UNSAFE.getLong(thread, TID);
  }

  private static int index(Thread thread, Slots in) {
    return (int) idOf(thread) & (in.threads.length - 1);
  }

  /** Twice the length; threads that were in slots of their own stay so. */
  private static Slots grown(Slots from) {
    Slots to = new Slots(from.threads.length * 2);
    for (int k = 0; k < from.threads.length; k++) {
      Thread thread = from.threads[k];
      if (thread != null) {
        int i = index(thread, to);
        to.threads[i] = thread;
        to.loops[i] = from.loops[k];
      }
    }
    return to;
  }
}
