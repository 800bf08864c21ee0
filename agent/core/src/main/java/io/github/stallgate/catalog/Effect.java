// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

/** What a row of the allowances makes of a call. */
public enum Effect {
  /** The loop's own wait for work. */
  IDLE,
  /** Right there; silent. */
  ALLOW,
  /** Console or log output. */
  CONSOLE,
  /** A wait for a result. */
  FUTURE,
  /** A lock held for microseconds; silent if the call is a lock's. */
  LOCK;

  private static final int NEAR = 4;

  /**
   * Whether a row of this effect is to be believed about a frame.
   *
   * @param frame its index in the stack, innermost first
   * @param caller the index of the first frame outside the JDK
   */
  public boolean speaksAt(int frame, int caller) {
    return switch (this) {
      case IDLE, ALLOW, CONSOLE -> true;
      case FUTURE -> frame >= caller && frame < caller + NEAR;
      case LOCK -> frame <= caller;
    };
  }
}
