// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/** A clock that stands still, and jumps when the loop lets it. */
final class JumpingClock implements LoopClock {
  private long now;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public boolean jumpTo(long nanoTime) {
    now = nanoTime;
    return true;
  }
}
