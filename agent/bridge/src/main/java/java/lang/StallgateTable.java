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
 *   <li>A reader finds a loop whole: it is made before it is put into its slot, and a grown array
 *       is complete before it is published.
 *   <li>A thread registered before it starts is found by its first instruction.
 * </ol>
 */
public final class StallgateTable {
  private static final Unsafe UNSAFE = Unsafe.getUnsafe();
  private static final long TID = UNSAFE.objectFieldOffset(Thread.class, "tid");

  /** The length is a power of two. */
  private static StallgateLoop[] slots = new StallgateLoop[64];

  private StallgateTable() {}

  /** The loop that the current thread runs, or null. */
  public static StallgateLoop current() {
    return find(Thread.currentThread());
  }

  /** The loop that the given thread runs, or null; without waiting for writers. */
  static StallgateLoop find(Thread thread) {
    StallgateLoop[] loops = slots;
    StallgateLoop loop = loops[(int) UNSAFE.getLong(thread, TID) & (loops.length - 1)];
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
    StallgateLoop[] now = slots;
    int i = index(loop.thread, now);
    while (now[i] != null && now[i].thread.getState() != Thread.State.TERMINATED) {
      now = grown(now);
      i = index(loop.thread, now);
    }
    UNSAFE.storeFence();
    now[i] = loop;
    UNSAFE.storeFence();
    slots = now;
    return true;
  }

  /** Forgets a loop. */
  public static synchronized boolean remove(StallgateLoop loop) {
    StallgateLoop[] now = slots;
    int i = index(loop.thread, now);
    if (now[i] != loop) {
      return false;
    }
    now[i] = null;
    return true;
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
