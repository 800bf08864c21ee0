// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Executor;

/**
 * What of {@code java.lang} is needed to schedule virtual threads oneself, found by name at start.
 *
 * <p>Needs a JDK that has it (21 on; the shape of 21 to 25 is known) and {@code
 * java.base/java.lang} open to this class: by {@code --add-opens}, by {@code Add-Opens} in the
 * manifest of the jar given to {@code java -jar}, or by an agent ({@link OpenAccess}).
 */
final class VirtualAccess {
  private static final int NO_INHERITED_LOCALS = 1 << 2;
  private static final MethodHandle NEW_THREAD;
  private static final MethodHandle CARRIER;
  private static final VarHandle LOCALS;
  private static final VarHandle INHERITED;
  private static final MethodHandle IS_VIRTUAL;
  private static final String WHY_CLOSED;

  static {
    MethodHandle newThread = null;
    MethodHandle carrier = null;
    VarHandle locals = null;
    VarHandle inherited = null;
    String closed = null;
    try {
      MethodHandles.Lookup in = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
      Class<?> map = Class.forName("java.lang.ThreadLocal$ThreadLocalMap");
      locals = in.findVarHandle(Thread.class, "threadLocals", map);
      inherited = in.findVarHandle(Thread.class, "inheritableThreadLocals", map);
      carrier =
          in.findStatic(Thread.class, "currentCarrierThread", MethodType.methodType(Thread.class));
      newThread = newThread(in);
    } catch (IllegalAccessException notOpen) {
      closed =
          "java.base/java.lang is not open to the runtime (add --add-opens"
              + " java.base/java.lang=ALL-UNNAMED, or Add-Opens: java.base/java.lang to the"
              + " manifest of the jar that java -jar starts, or run under the Stallgate agent)";
    } catch (ReflectiveOperationException | RuntimeException olderOrNewer) {
      closed = "JDK " + Runtime.version().feature() + " has no virtual threads with a scheduler";
    }
    NEW_THREAD = newThread;
    CARRIER = newThread == null ? null : carrier;
    LOCALS = locals;
    INHERITED = inherited;
    IS_VIRTUAL = isVirtual();
    WHY_CLOSED = closed;
  }

  private VirtualAccess() {}

  private static MethodHandle newThread(MethodHandles.Lookup in)
      throws ReflectiveOperationException {
    MethodHandle found =
        in.findStatic(
            Class.forName("java.lang.ThreadBuilders"),
            "newVirtualThread",
            MethodType.methodType(
                Thread.class, Executor.class, String.class, int.class, Runnable.class));
    Thread probe = call(found, Runnable::run, "probe", () -> {});
    probe.start();
    return found;
  }

  private static MethodHandle isVirtual() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
    } catch (ReflectiveOperationException before21) {
      return null;
    }
  }

  /** Whether the current thread is none that is scheduled by another. */
  static boolean isPlatform() {
    try {
      return IS_VIRTUAL == null || !(boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static boolean isOpen() {
    return NEW_THREAD != null;
  }

  static String whyClosed() {
    return WHY_CLOSED;
  }

  /** Not started; inherits nothing. */
  static Thread newThread(Executor scheduler, String name, Runnable body) {
    return call(NEW_THREAD, scheduler, name, body);
  }

  private static Thread call(MethodHandle how, Executor scheduler, String name, Runnable body) {
    try {
      return (Thread) how.invokeExact(scheduler, name, NO_INHERITED_LOCALS, body);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The platform thread that runs the current one; the current one itself if that is one. */
  static Thread carrier() {
    if (CARRIER == null) {
      return Thread.currentThread();
    }
    try {
      return (Thread) CARRIER.invokeExact();
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Makes the current thread forget its thread locals, where that can be done. */
  static void eraseThreadLocals(Thread current) {
    if (LOCALS != null && INHERITED != null) {
      LOCALS.set(current, null);
      INHERITED.set(current, null);
    }
  }
}
