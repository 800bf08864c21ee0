// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.shaded.io.github.stallgate.runtime.fiber;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Of the same shape as the runtime's: here a coroutine that is over its slice is cancelled. */
public final class Cooperation {
  private static volatile Consumer<Thread> armer;
  private static volatile Duration slice;

  private Cooperation() {}

  /** From a poll. */
  public static void poll() {
    throw new CancellationException("the stand-in cancels");
  }

  public static void onOverrun(Consumer<Thread> to) {
    armer = to;
  }

  public static void sliceByDefault(Duration given) {
    slice = given;
  }

  /** What the agent has given. */
  public static Duration slice() {
    return slice;
  }

  /** As the runtime's timekeeper does it. */
  public static void overrun(Thread thread) {
    armer.accept(thread);
  }
}
