// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.premain;

import java.lang.instrument.Instrumentation;

/**
 * Where the JVM enters the agent. Of the three zones this is the second: the only classes of the
 * agent, besides the API, that an application could see. Everything else is in {@code java.base}
 * (the bridge) or in a loader of its own (the core).
 */
public final class Premain {
  private Premain() {}

  public static void premain(String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation, false);
  }

  public static void agentmain(String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation, true);
  }

  /** Whatever goes wrong, the application starts. */
  private static void start(String arguments, Instrumentation instrumentation, boolean late) {
    try {
      if (Bridge.isDefined()) {
        System.err.println(
            "[stallgate] is in this JVM already; the second -javaagent or attach is ignored");
        return;
      }
      AgentJar jar = AgentJar.own();
      Bridge.define(jar, instrumentation);
      CoreLoader.start(jar, arguments, instrumentation, late);
    } catch (Throwable failure) {
      System.err.println("[stallgate] off, the application runs without it: " + failure);
    }
  }
}
