// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import java.time.Duration;

/** Delays of timers that never come due: from 30 s to a minute, in no order, always the same. */
final class Delays {
  private static final int LEAST_MILLIS = 30_000;
  private static final int SPREAD_MILLIS = 30_000;
  private static final int STEP = 7_919;

  private final Duration[] all = new Duration[SPREAD_MILLIS];
  private int position;

  Delays() {
    for (int i = 0; i < all.length; i++) {
      all[i] = Duration.ofMillis(LEAST_MILLIS + i);
    }
  }

  Duration next() {
    position += STEP;
    if (position >= all.length) {
      position -= all.length;
    }
    return all[position];
  }
}
