// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;

/** What is asked of the module {@code java.management}, which a small runtime image may lack. */
final class Management {
  private Management() {}

  /**
   * Lets the core read how long the JVM has stood still, which the module tells inside only; an
   * agent may export a package to itself without a flag.
   */
  static void open(Instrumentation instrumentation) {
    Module management = ModuleLayer.boot().findModule("java.management").orElse(null);
    if (management == null) {
      return;
    }
    try {
      instrumentation.redefineModule(
          management,
          Set.of(),
          Map.of("sun.management", Set.of(Management.class.getModule())),
          Map.of(),
          Set.of(),
          Map.of());
    } catch (RuntimeException refused) {
      // The watchdog names what it can't read.
    }
  }

  /** Whether there is a debugger: it holds single threads, which looks like a wait. */
  static boolean isDebugged() {
    try {
      for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
        if (argument.contains("jdwp")) {
          return true;
        }
      }
    } catch (LinkageError absent) {
      return false;
    }
    return false;
  }
}
