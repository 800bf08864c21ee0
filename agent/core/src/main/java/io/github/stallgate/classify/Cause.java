// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

/** Why a loop stood still. */
public enum Cause {
  /** It computed. */
  CPU,
  /** It waited for something outside its thread. */
  BLOCKED,
  /** It waited for a monitor or a lock. */
  LOCK,
  /** The JVM had stopped all threads, mostly to collect garbage. */
  GC,
  /** It got no processor, or the whole machine stood still. */
  MACHINE,
  /** This system does not tell. */
  UNKNOWN
}
