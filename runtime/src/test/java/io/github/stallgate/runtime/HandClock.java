// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.time.Duration;

/** A clock that stands still until a test moves it, or until its loop has nothing else to do. */
final class HandClock implements LoopClock {
  private volatile long now;
  private final boolean jumps;

  private HandClock(boolean jumps) {
    this.jumps = jumps;
  }

  /** Goes on only by {@link #advance}. */
  static HandClock still() {
    return new HandClock(false);
  }

  /** Goes to the next timer by itself as soon as everything waits. */
  static HandClock jumping() {
    return new HandClock(true);
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public boolean canJump() {
    return jumps;
  }

  @Override
  public boolean jumpTo(long nanoTime) {
    if (jumps) {
      now = nanoTime;
    }
    return jumps;
  }

  void advance(Duration by) {
    now += by.toNanos();
  }

  Duration elapsed() {
    return Duration.ofNanos(now);
  }
}
