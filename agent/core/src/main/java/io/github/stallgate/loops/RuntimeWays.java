// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.loops;

import io.github.stallgate.instrument.HookTable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds what the runtime has for an agent, its class {@code Cooperation}, when its first loop
 * begins, and gives it to the bridge.
 */
public final class RuntimeWays implements Consumer<Object> {
  private static final String WAYS = ".fiber.Cooperation";

  private final HookTable hooks;
  private final Consumer<String> notices;

  /**
   * @param notices gets one line if calls can't be rerouted
   */
  public RuntimeWays(HookTable hooks, Consumer<String> notices) {
    this.hooks = hooks;
    this.notices = notices;
  }

  /**
   * That class, of the runtime which a loop's type belongs to.
   *
   * @throws ClassNotFoundException if it is older and has none
   */
  public static Class<?> typeOf(Class<?> loop) throws ClassNotFoundException {
    return Class.forName(loop.getPackageName() + WAYS, true, loop.getClassLoader());
  }

  @Override
  public void accept(Object loop) {
    if (StallgateRegions.isBound()) {
      return;
    }
    try {
      bind(loop.getClass());
    } catch (Throwable absent) {
      notices.accept(
          "reroute=true is not done: the stallgate-runtime in this JVM has no regions ("
              + absent
              + "), the calls are reported; use the runtime of the agent's own version");
    }
  }

  private void bind(Class<?> loop) throws Throwable {
    Class<?> ways = typeOf(loop);
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    MethodHandle enter = lookup.findStatic(ways, "enter", MethodType.methodType(Object.class));
    MethodHandle leave =
        lookup.findStatic(ways, "leave", MethodType.methodType(void.class, Object.class));
    MethodHandle holds =
        lookup.findStatic(ways, "holds", MethodType.methodType(boolean.class, Object.class));
    MethodType timer =
        MethodType.methodType(Future.class, Object.class, Runnable.class, long.class);
    MethodHandle wakeAfter = lookup.findStatic(ways, "wakeAfter", timer);
    ways.getMethod("onHandOver", Predicate.class).invoke(null, new HeldMonitors(hooks));
    StallgateRegions.bind(enter, leave, holds, wakeAfter);
  }
}
