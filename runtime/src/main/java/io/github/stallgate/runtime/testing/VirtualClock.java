// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.testing;

import io.github.stallgate.runtime.LoopClock;
import java.time.Duration;

/**
 * A time that does not pass by itself. It jumps to the next timer when every task waits and nothing
 * else can come: a day of sleeps takes no longer than its turns. For one loop at a time.
 *
 * <p>With channels registered, the loop first waits for them for a real millisecond at the most:
 * what a peer on the same machine answers at once is seen before the time jumps. While work is away
 * on another thread ({@code Async.toThread}), the time stands still.
 */
public final class VirtualClock implements LoopClock {
  private final boolean jumps;
  private volatile long now;

  /** At zero, and jumping. */
  public VirtualClock() {
    this(Duration.ZERO, true);
  }

  private VirtualClock(Duration start, boolean jumps) {
    this.now = start.toNanos();
    this.jumps = jumps;
  }

  /** Jumping, and at that time to begin with. */
  public static VirtualClock startingAt(Duration start) {
    return new VirtualClock(start, true);
  }

  /** At zero, and moved by {@link #advance} only. */
  public static VirtualClock byHand() {
    return new VirtualClock(Duration.ZERO, false);
  }

  /** How late it is. Any thread. */
  public Duration now() {
    return Duration.ofNanos(now);
  }

  /** The same in nanoseconds. Any thread. */
  @Override
  public long nanoTime() {
    return now;
  }

  /**
   * Lets that much time pass at once. What is due by then is run in the order of its times, from
   * the loop's next turn on, and sees the time after the step. On the loop; from another thread by
   * {@code loop.execute(() -> clock.advance(...))}, which wakes the loop as well.
   *
   * @throws IllegalArgumentException if the time is negative
   */
  public void advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException(
          "time does not go back, and was asked to by " + time + "; make another clock");
    }
    now = Math.addExact(now, time.toNanos());
  }

  @Override
  public boolean canJump() {
    return jumps;
  }

  @Override
  public boolean jumpTo(long nanoTime) {
    if (jumps) {
      now = Math.max(now, nanoTime);
    }
    return jumps;
  }

  @Override
  public String toString() {
    return "VirtualClock(" + now() + ")";
  }
}
