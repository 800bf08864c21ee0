// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The agent's side of the public facade, which finds this class by name; JDK types only. */
public final class StallgateApi {
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
}
