// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/**
 * An agent that does one thing: it opens {@code java.base/java.lang} to the runtime, so that
 * coroutines can be virtual threads. {@code -javaagent:stallgate-runtime.jar}, or {@code
 * Launcher-Agent-Class} in the manifest of a jar that has the runtime in it.
 */
public final class OpenAccess {
  private OpenAccess() {}

  /** Before {@code main}. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.lang", Set.of(OpenAccess.class.getModule())),
        Set.of(),
        Map.of());
  }

  /** The same, for {@code Launcher-Agent-Class}. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    premain(arguments, instrumentation);
  }
}
