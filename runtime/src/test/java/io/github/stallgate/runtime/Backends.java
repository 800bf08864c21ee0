// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import io.github.stallgate.runtime.fiber.Backend;
import java.util.stream.Stream;

/** The backends that this JVM has: every test of what coroutines do runs on each. */
public final class Backends {
  private static final int FIRST_VIRTUAL = 21;

  private Backends() {}

  /** Their names. A JDK that should have both and has one fails the test. */
  public static Stream<String> names() {
    if (Runtime.version().feature() < FIRST_VIRTUAL) {
      return Stream.of("threads");
    }
    return Stream.of(Backend.of("virtual").name(), "threads");
  }

  /** Runs the body as the main coroutine of a fresh loop. */
  public static <T> T run(String backend, java.util.concurrent.Callable<T> body) {
    return EventLoop.builder().backend(backend).run(Coroutine.of(body));
  }

  /** Runs a body without a value. */
  public static void runAction(String backend, CheckedRunnable body) {
    EventLoop.builder().backend(backend).run(Coroutine.action(body));
  }
}
