// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/**
 * Opens {@code java.lang} to stallgate-runtime, which then makes its coroutines of virtual threads:
 * a JVM under the agent needs no flag for that. It is opened when the class that needs it is being
 * loaded, before that looks; a JVM without the runtime pays nothing and has nothing opened.
 */
final class RuntimeAccess {
  /** The first JDK whose virtual threads the runtime can schedule. */
  static final int SINCE = 21;

  private static final String NEEDED_BY = "io/github/stallgate/runtime/fiber/VirtualAccess";

  private volatile Instrumentation instrumentation;

  /** What it opens with; until then it opens nothing. */
  void use(Instrumentation with) {
    instrumentation = with;
  }

  /** A class is being loaded, into that module. If it can't be opened, threads do as well. */
  void loading(String type, Module module) {
    Instrumentation with = instrumentation;
    if (with == null || type == null || !type.endsWith(NEEDED_BY)) {
      return;
    }
    try {
      with.redefineModule(
          Object.class.getModule(),
          Set.of(),
          Map.of(),
          Map.of("java.lang", Set.of(module)),
          Set.of(),
          Map.of());
    } catch (RuntimeException | LinkageError refused) {
      return;
    }
  }
}
