// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.premain;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;

/**
 * Defines the bridge into {@code java.lang}: rewritten JDK classes can call nothing else, and the
 * JVM prints no warning as it does when the boot class path is appended to. An agent may open a
 * package to itself without a flag.
 */
final class Bridge {
  /** A class stands behind what it needs to be defined. */
  private static final String[] CLASSES = {
    "StallgateHandover",
    "StallgateLoop",
    "StallgateSink",
    "StallgateError",
    "StallgateTable",
    "StallgateTurns",
    "StallgateLent",
    "StallgateHooks",
    "StallgateLifecycle",
    "StallgateTrace",
    "StallgateSites",
    "StallgateRuns",
    "StallgateContexts",
    "StallgateApi",
    "StallgateRegions",
    "StallgateMonitors",
    "StallgateCooperation",
    "StallgateTimers",
    "StallgateLocks",
    "StallgateHandles",
    "StallgateGuard",
    "StallgateQuestion",
    "StallgatePolls"
  };

  /** The one that is not initialised at start: its constants are known later. */
  private static final String LATER = "StallgateCooperation";

  private Bridge() {}

  static boolean isDefined() {
    try {
      Class.forName("java.lang.StallgateHooks", false, null);
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  static void define(AgentJar jar, Instrumentation instrumentation)
      throws IOException, IllegalAccessException, ClassNotFoundException {
    Module base = Object.class.getModule();
    Set<Module> us = Set.of(Bridge.class.getModule());
    instrumentation.redefineModule(
        base, Set.of(), Map.of(), Map.of("java.lang", us), Set.of(), Map.of());
    MethodHandles.Lookup lookup =
        MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
    for (String name : CLASSES) {
      lookup.defineClass(jar.read("bridge/java/lang/" + name + ".classdata"));
    }
    for (String name : CLASSES) {
      Class.forName("java.lang." + name, !name.equals(LATER), null);
    }
    StallgateHandover.lookup = lookup;
  }
}
