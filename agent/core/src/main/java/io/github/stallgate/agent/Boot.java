// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;

/**
 * The core's entry: initialising this class starts the agent with what premain has left in the
 * bridge.
 */
public final class Boot {
  static {
    Instrumentation instrumentation = (Instrumentation) StallgateHandover.instrumentation;
    StallgateHandover.instrumentation = null;
    MethodHandles.Lookup lookup = (MethodHandles.Lookup) StallgateHandover.lookup;
    StallgateHandover.lookup = null;
    Agent.start(
        StallgateHandover.arguments,
        StallgateHandover.build,
        instrumentation,
        lookup,
        StallgateHandover.late);
  }

  private Boot() {}
}
