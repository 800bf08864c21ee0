// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Consumer;

/**
 * {@code sun.misc.Signal} of the module {@code jdk.unsupported}, the only way to signals that the
 * JDK has. By method handles, since javac warns of each mention of it, and since an image made by
 * jlink may lack that module.
 */
final class JdkSignals {
  private static final MethodHandle NEW;
  private static final MethodHandle HANDLE;
  private static final MethodHandle RAISE;
  private static final MethodHandle ACCEPT;
  private static final Class<?> HANDLER;
  private static final Throwable MISSING;

  static {
    MethodHandle made = null;
    MethodHandle handle = null;
    MethodHandle raise = null;
    MethodHandle accept = null;
    Class<?> handler = null;
    Throwable missing = null;
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Class<?> signal = Class.forName("sun.misc.Signal");
      handler = Class.forName("sun.misc.SignalHandler");
      made = lookup.findConstructor(signal, MethodType.methodType(void.class, String.class));
      handle = lookup.findStatic(signal, "handle", MethodType.methodType(handler, signal, handler));
      raise = lookup.findStatic(signal, "raise", MethodType.methodType(void.class, signal));
      accept =
          lookup.findVirtual(
              Consumer.class, "accept", MethodType.methodType(void.class, Object.class));
    } catch (ReflectiveOperationException noModule) {
      missing = noModule;
    }
    NEW = made;
    HANDLE = handle;
    RAISE = raise;
    ACCEPT = accept;
    HANDLER = handler;
    MISSING = missing;
  }

  private JdkSignals() {}

  /**
   * Lets the listener be called, on a thread of the JVM, when the signal comes.
   *
   * @param name without SIG
   * @return what was called before, for {@link #restore}
   * @throws IllegalArgumentException if there is no such signal here, or the JVM keeps it
   */
  static Object handle(String name, Runnable listener) {
    Consumer<Object> toListener = signal -> listener.run();
    return invoke(
        name,
        () -> {
          Object signal = NEW.invoke(name);
          Object handler =
              MethodHandleProxies.asInterfaceInstance(HANDLER, ACCEPT.bindTo(toListener));
          return HANDLE.invoke(signal, handler);
        });
  }

  static void restore(String name, Object handler) {
    invoke(name, () -> HANDLE.invoke(NEW.invoke(name), handler));
  }

  /** Sends the signal to this process. */
  static void raise(String name) {
    invoke(
        name,
        () -> {
          RAISE.invoke(NEW.invoke(name));
          return null;
        });
  }

  private interface Invocation {
    Object run() throws Throwable;
  }

  private static Object invoke(String name, Invocation what) {
    if (MISSING != null) {
      throw new IllegalStateException(
          "there are no signals here: this Java lacks the module jdk.unsupported; add it to the"
              + " image",
          MISSING);
    }
    try {
      return what.run();
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(
          "the signal '"
              + name
              + "' can't be handled here: "
              + refused.getMessage()
              + "; names are like INT, TERM, HUP, and java -Xrs keeps some from programs",
          refused);
    } catch (Throwable failure) {
      throw Failures.passed(failure);
    }
  }
}
