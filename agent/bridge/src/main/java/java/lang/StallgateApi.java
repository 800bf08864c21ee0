// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The agent's side of the public facade, which finds this class by name; JDK types only. */
public final class StallgateApi {
  /** The agent's side of contexts; null while there is none. */
  public static volatile StallgateContexts contexts;

  private StallgateApi() {}

  public static boolean isActive() {
    return StallgateHooks.sink != null;
  }

  public static Object allow() {
    return StallgateHooks.allow();
  }

  public static void disallow(Object token) {
    StallgateHooks.disallow((StallgateLoop) token);
  }

  public static void markLoop(Thread thread, String kind) {
    StallgateSink to = StallgateHooks.sink;
    if (to != null) {
      to.mark(thread, kind);
    }
  }

  public static void addListener(Consumer<Map<String, Object>> listener) {
    StallgateSink to = StallgateHooks.sink;
    if (to != null) {
      to.addListener(listener);
    }
  }

  public static List<Map<String, Object>> findings() {
    StallgateSink to = StallgateHooks.sink;
    return to == null ? List.of() : to.findings();
  }

  /** Null if the agent is off. */
  public static Object contextBegan(String name, boolean collects) {
    StallgateContexts to = contexts;
    return to == null || !isActive() ? null : to.begin(name, collects);
  }

  public static void contextEnded(Object context) {
    StallgateContexts to = contexts;
    if (to != null && context != null) {
      to.end(context);
    }
  }

  public static void contextForgotten(Object context) {
    StallgateContexts to = contexts;
    if (to != null && context != null) {
      to.forget(context);
    }
  }

  public static List<Map<String, Object>> findingsIn(Object context) {
    StallgateContexts to = contexts;
    return to == null || context == null ? List.of() : to.findings(context);
  }

  public static String diagnosticIn(Object context, String id) {
    StallgateContexts to = contexts;
    return to == null || context == null ? null : to.diagnostic(context, id);
  }

  public static boolean settle(long nanos) {
    StallgateContexts to = contexts;
    return to == null || !isActive() || to.settle(nanos);
  }
}
