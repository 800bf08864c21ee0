// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import java.util.List;

/**
 * A lock that a loop waited for, seen while it waited.
 *
 * @param lock class and identity, as {@code java.lang.Object@1b2c}; null if it is not known
 * @param owner the name of the thread that held it; null if that is not known
 * @param ownerFrames where the owner was, innermost first
 * @param ownerRan whether the owner did not wait by its own will: it wanted the processor, or
 *     another monitor
 * @param overloaded whether more threads wanted a processor than there are
 * @param frames where the loop was
 */
public record LockWait(
    String lock,
    String owner,
    List<StackTraceElement> ownerFrames,
    boolean ownerRan,
    boolean overloaded,
    List<StackTraceElement> frames) {
  private static final String CLASS_INIT = "initialisation of ";

  /** A class that another thread initialises. */
  static LockWait ofClassInit(
      String type, String owner, StackTraceElement[] ownerFrames, StackTraceElement[] frames) {
    return new LockWait(
        CLASS_INIT + type, owner, List.of(ownerFrames), false, false, List.of(frames));
  }

  /**
   * Whether it is a class that another thread initialises or links: HotSpot's lock for that is an
   * array of no ints, which no program locks.
   */
  public boolean isClassInit() {
    return lock != null && (lock.startsWith(CLASS_INIT) || lock.startsWith("[I@"));
  }

  /** Whether the lock was held that long because its owner got no processor. */
  public boolean isMachines() {
    return ownerRan && overloaded;
  }
}
