// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

/** Refuses blocking calls before they begin. Called on the loop. */
public interface Veto {
  /** Throws {@link StallgateError} to refuse; nothing else. */
  void check(StallgateLoop loop, int hook, Throwable trace);
}
