// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.policy;

import io.github.stallgate.catalog.Severity;

/**
 * What is done about a call.
 *
 * @param countFrom nanoseconds at and above which a call from this place counts
 * @param raiseFrom nanoseconds at and above which it weighs more than {@code severity} says of this
 *     one
 * @param reason why it is allowed; null if it is not
 */
public record Decision(
    Action action, Severity severity, long countFrom, long raiseFrom, String reason) {
  /** The same for a call whose loop has gone on elsewhere: it is told of, and holds nobody up. */
  public Decision rerouted(long heldFrom) {
    return isAllowed()
        ? this
        : new Decision(Action.REROUTE, Severity.NOTE, countFrom, heldFrom, null);
  }

  public boolean isAllowed() {
    return action == Action.ALLOW;
  }
}
