// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import jdk.internal.misc.Unsafe;

/** One of the places for a thread that is asked to give way, see {@link StallgatePolls}. */
final class StallgateQuestion {
  private static final Unsafe UNSAFE = Unsafe.getUnsafe();
  private static final long THREAD = UNSAFE.objectFieldOffset(StallgateQuestion.class, "thread");

  /** Who is asked; null while the place is free. Written last, and taken back once. */
  volatile Thread thread;

  /** How the thread gives way. */
  Runnable way;

  /** {@link System#nanoTime()} before which the thread need not look where it is. */
  long next;

  /** False if somebody else was quicker. */
  boolean leave(Thread asked) {
    return UNSAFE.compareAndSetReference(this, THREAD, asked, null);
  }
}
