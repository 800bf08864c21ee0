// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.lang.invoke.MethodHandle;
import java.util.concurrent.Callable;

/** Waits for nothing but time: one that a hook sees, and one that none does. */
final class Waits {

  private static final int SLEEP_MILLIS = 200;
  private static final int NATIVE_SLEEP_MICROS = 300_000;

  private Waits() {}

  static Boolean sleep() throws InterruptedException {
    Thread.sleep(SLEEP_MILLIS);
    return true;
  }

  /** Called once on the calling thread, which links it. */
  static Callable<Boolean> nativeSleep() throws Exception {
    MethodHandle usleep = ForeignFunctions.usleep();
    sleepInC(usleep, 1);
    return () -> sleepInC(usleep, NATIVE_SLEEP_MICROS);
  }

  static Boolean sleepInC(MethodHandle usleep, int micros) throws Exception {
    try {
      return (int) usleep.invokeExact(micros) == 0;
    } catch (Throwable e) {
      throw new IllegalStateException("usleep of the C library failed", e);
    }
  }
}
