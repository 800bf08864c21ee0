// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import io.github.stallgate.runtime.Async;
import java.util.Locale;

/** How a coroutine makes a call that blocks. */
enum Way {
  AS_IT_IS("as it is"),
  BLOCKING("in Async.blocking"),
  REROUTED("rerouted by the agent");

  private final String label;

  Way(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** The word on the command line. */
  String argument() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Way of(String argument) {
    return valueOf(argument.toUpperCase(Locale.ROOT));
  }

  void block(Blocked call, long millis) throws Exception {
    if (this != BLOCKING) {
      call.block(millis);
      return;
    }
    Async.blocking(
        () -> {
          call.block(millis);
          return null;
        });
  }
}
