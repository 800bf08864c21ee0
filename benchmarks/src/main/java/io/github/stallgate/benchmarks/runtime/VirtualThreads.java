// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The JDK's virtual threads, which a class file of release 17 can't name. */
public final class VirtualThreads {
  private static final MethodHandle START = find();

  private VirtualThreads() {}

  public static boolean areThere() {
    return START != null;
  }

  /**
   * Starts one.
   *
   * @throws NullPointerException if this JDK has none
   */
  public static Thread start(Runnable body) {
    try {
      return (Thread) START.invokeExact(body);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs it in a virtual thread, and waits in the calling thread. */
  public static void run(Runnable body) throws InterruptedException {
    start(body).join();
  }

  private static MethodHandle find() {
    try {
      return MethodHandles.publicLookup()
          .findStatic(
              Thread.class,
              "startVirtualThread",
              MethodType.methodType(Thread.class, Runnable.class));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return null;
    }
  }
}
