// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

/** Hears of those who may be asked to give way. Must return soon, and must not throw. */
public interface Sliced {
  /** A loop of stallgate-runtime begins. On its thread, before its first task. */
  void runtime(Object eventLoop);

  /** A carrier of virtual threads starts. On any thread, which must not wait. */
  void carrier(StallgateLoop carrier);
}
