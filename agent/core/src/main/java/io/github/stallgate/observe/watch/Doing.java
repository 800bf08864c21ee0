// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

/** What a loop's thread did between two ticks of the watchdog. */
public enum Doing {
  /** Used the processor. */
  COMPUTING,
  /** Was in a call that a hook times. */
  CALLING,
  /** Waited for a monitor. */
  LOCKED,
  /** Waited, and carried a virtual thread that waited in a way no hook sees. */
  PINNED,
  /** Slept in the system, in no hooked call: in a native, or in the JVM. */
  SLEEPING,
  /** Waited for a disk, for example for a page of a mapped file. */
  DISK,
  /** Wanted the processor and did not get it. */
  QUEUED,
  /** Was stopped with all other threads of the JVM. */
  STOPPED,
  /** Nothing that this system tells. */
  UNKNOWN;

  /** Whether one look proves only a moment of it: it lasted where two looks found it. */
  boolean isMomentary() {
    return switch (this) {
      case LOCKED, PINNED, SLEEPING, DISK -> true;
      default -> false;
    };
  }
}
