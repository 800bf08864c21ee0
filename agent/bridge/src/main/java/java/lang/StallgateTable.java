// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import jdk.internal.misc.Unsafe;

/**
 * Which threads are loops, by the low bits of the thread's id: one table that never grows, and one
 * that does for those whose slot there is taken.
 *
 * <p>Every turn of a loop and every hooked call asks here. The first table is a constant of the
 * compiled code, so that the answer is a load, a mask and two compares.
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
 *   <li>A reader finds a loop whole: it is made before it is put into its slot, and a grown array
 *       is complete before it is published.
 *   <li>A thread registered before it starts is found by its first instruction.
 *   <li>Where a slot of the first table is empty, no loop of that slot is in the second one.
 * </ol>
 */
public final class StallgateTable {
  private static final Unsafe UNSAFE = Unsafe.getUnsafe();
  private static final long TID = UNSAFE.objectFieldOffset(Thread.class, "tid");
  private static final int MASK = 1023;
  private static final StallgateLoop[] SLOTS = new StallgateLoop[MASK + 1];

  /** The length is a power of two; null while nobody needs it. */
  private static StallgateLoop[] others;

  private StallgateTable() {}

  /** The loop that the current thread runs, or null. */
  public static StallgateLoop current() {
    return find(Thread.currentThread());
  }

  /** The loop that the given thread runs, or null; without waiting for writers. */
  static StallgateLoop find(Thread thread) {
    StallgateLoop loop = SLOTS[(int) UNSAFE.getLong(thread, TID) & MASK];
    if (loop == null || loop.thread == thread) {
      return loop;
    }
    return amongOthers(thread);
  }

  private static StallgateLoop amongOthers(Thread thread) {
    StallgateLoop[] loops = others;
    if (loops == null) {
      return null;
    }
    StallgateLoop loop = loops[index(thread, loops)];
    return loop != null && loop.thread == thread ? loop : null;
  }

  /** The loop that the given thread runs, or null. */
  public static synchronized StallgateLoop of(Thread thread) {
    return find(thread);
  }

  /** Watches a loop; a thread that is in the table already keeps its loop. */
  public static synchronized boolean add(StallgateLoop loop) {
    if (find(loop.thread) != null) {
      return false;
    }
    UNSAFE.storeFence();
    int i = index(loop.thread, SLOTS);
    if (isFree(SLOTS[i])) {
      SLOTS[i] = loop;
    } else {
      addToOthers(loop);
    }
    return true;
  }

  private static void addToOthers(StallgateLoop loop) {
    StallgateLoop[] now = others == null ? new StallgateLoop[64] : others;
    int i = index(loop.thread, now);
    while (!isFree(now[i])) {
      now = grown(now);
      i = index(loop.thread, now);
    }
    now[i] = loop;
    UNSAFE.storeFence();
    others = now;
  }

  private static boolean isFree(StallgateLoop slot) {
    return slot == null || slot.thread.getState() == Thread.State.TERMINATED;
  }

  /** Forgets a loop. */
  public static synchronized boolean remove(StallgateLoop loop) {
    boolean wasOther = removeOther(loop);
    int i = index(loop.thread, SLOTS);
    if (SLOTS[i] != loop) {
      return wasOther;
    }
    SLOTS[i] = takeOther(i);
    return true;
  }

  private static boolean removeOther(StallgateLoop loop) {
    int i = others == null ? -1 : index(loop.thread, others);
    if (i < 0 || others[i] != loop) {
      return false;
    }
    others[i] = null;
    return true;
  }

  /**
   * One of those that wanted that slot, if there is one. It stays where it is too, so that a reader
   * finds it at any time.
   */
  private static StallgateLoop takeOther(int slot) {
    if (others == null) {
      return null;
    }
    for (StallgateLoop each : others) {
      if (each != null && index(each.thread, SLOTS) == slot) {
        return each;
      }
    }
    return null;
  }

  /** The thread's id, which no subclass can override. */
  public static long idOf(Thread thread) {
    return UNSAFE.getLong(thread, TID);
  }

  private static int index(Thread thread, StallgateLoop[] in) {
    return (int) idOf(thread) & (in.length - 1);
  }

  /** Twice the length; loops that were in slots of their own stay so. */
  private static StallgateLoop[] grown(StallgateLoop[] from) {
    StallgateLoop[] to = new StallgateLoop[from.length * 2];
    for (StallgateLoop loop : from) {
      if (loop != null) {
        to[index(loop.thread, to)] = loop;
      }
    }
    return to;
  }
}
