// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example;

import io.github.stallgate.runtime.CheckedRunnable;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import java.util.List;

/** What coroutines can be made of on the running JVM. */
public final class Backends {
  private static final int FIRST_WITH_VIRTUAL = 21;

  private Backends() {}

  public static List<String> names() {
    return Runtime.version().feature() < FIRST_WITH_VIRTUAL
        ? List.of("threads")
        : List.of("threads", "virtual");
  }

  /** Runs the body as the main coroutine of a fresh loop. */
  public static void run(String backend, CheckedRunnable body) {
    EventLoop.builder().backend(backend).run(Coroutine.action(body));
  }
}
