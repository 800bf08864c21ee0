// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.loops;

/** Hears of every loop once when it is first watched. Called on any thread; must not block. */
public interface LoopListener {
  void watched(StallgateLoop loop);
}
