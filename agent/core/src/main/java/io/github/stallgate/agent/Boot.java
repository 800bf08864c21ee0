// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import java.lang.instrument.Instrumentation;

/**
 * The core's entry: initialising this class starts the agent with what premain has left in the
 * bridge.
 */
public final class Boot {
  static {
    Instrumentation instrumentation = (Instrumentation) StallgateHandover.instrumentation;
    StallgateHandover.instrumentation = null;
    Agent.start(
        StallgateHandover.arguments,
        StallgateHandover.build,
        instrumentation,
        StallgateHandover.late);
  }

  private Boot() {}
}
