// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/** A channel that its loop tells about readiness while it polls. */
abstract class PolledChannel {
  /**
   * It is ready for that. Called within the poll, so it runs no code of users, and wakes tasks or
   * schedules callbacks instead: those still run in the same turn.
   */
  abstract void ready(int readyOps);
}
