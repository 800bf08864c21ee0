// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/** Something that happens at a time. On its loop only. */
abstract class TimerEntry {
  /** On the loop's clock. */
  long at;

  /** Order among those of the same time, by difference: it wraps around. */
  int sequence;

  /** In the heap, and not cancelled. */
  boolean isSet;

  /** The time has come. */
  abstract void fire();
}
