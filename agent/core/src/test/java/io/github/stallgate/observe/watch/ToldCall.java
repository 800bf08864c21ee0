// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

/** What the watchdog keeps of a call that it told of, or did not. */
public final class ToldCall {
  private ToldCall() {}

  public static Held of(long began, boolean told) {
    Held held = new Held(began, began, 0, 0);
    if (told) {
      held.tellOnce();
    }
    return held;
  }
}
