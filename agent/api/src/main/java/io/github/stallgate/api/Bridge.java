// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.api;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.function.Consumer;

/**
 * The way to the agent, which is in a class of {@code java.lang} if there is an agent, and nowhere
 * else.
 */
final class Bridge {
  /** How long an absent agent is believed to stay absent: it may yet be attached. */
  private static final long BELIEF_NANOS = 1_000_000_000L;

  private static volatile Bridge found;
  private static volatile long lookedAt;

  final MethodHandle isActive;
  final MethodHandle allow;
  final MethodHandle disallow;
  final MethodHandle markLoop;
  final MethodHandle addListener;
  final MethodHandle findings;
  final MethodHandle contextBegan;
  final MethodHandle contextEnded;
  final MethodHandle contextForgotten;
  final MethodHandle findingsIn;
  final MethodHandle diagnosticIn;
  final MethodHandle settle;

  private Bridge(Class<?> type) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    isActive = lookup.findStatic(type, "isActive", MethodType.methodType(boolean.class));
    allow = lookup.findStatic(type, "allow", MethodType.methodType(Object.class));
    disallow = lookup.findStatic(type, "disallow", MethodType.methodType(void.class, Object.class));
    markLoop =
        lookup.findStatic(
            type, "markLoop", MethodType.methodType(void.class, Thread.class, String.class));
    addListener =
        lookup.findStatic(type, "addListener", MethodType.methodType(void.class, Consumer.class));
    findings = lookup.findStatic(type, "findings", MethodType.methodType(List.class));
    contextBegan =
        lookup.findStatic(
            type, "contextBegan", MethodType.methodType(Object.class, String.class, boolean.class));
    MethodType withContext = MethodType.methodType(void.class, Object.class);
    contextEnded = lookup.findStatic(type, "contextEnded", withContext);
    contextForgotten = lookup.findStatic(type, "contextForgotten", withContext);
    findingsIn = lookup.findStatic(type, "findingsIn", withContext.changeReturnType(List.class));
    diagnosticIn =
        lookup.findStatic(
            type, "diagnosticIn", MethodType.methodType(String.class, Object.class, String.class));
    settle = lookup.findStatic(type, "settle", MethodType.methodType(boolean.class, long.class));
  }

  /** The way, or null if there is no agent. */
  static Bridge get() {
    Bridge bridge = found;
    return bridge != null || isKnownAbsent() ? bridge : look();
  }

  private static boolean isKnownAbsent() {
    long last = lookedAt;
    return last != 0 && System.nanoTime() - last < BELIEF_NANOS;
  }

  private static Bridge look() {
    try {
      found = new Bridge(Class.forName("java.lang.StallgateApi", true, null));
    } catch (ReflectiveOperationException | LinkageError absent) {
      lookedAt = System.nanoTime() | 1;
    }
    return found;
  }

  /** What a call of the agent threw, which it never should. */
  static IllegalStateException broken(Throwable failure) {
    return new IllegalStateException("the Stallgate agent failed: " + failure, failure);
  }
}
