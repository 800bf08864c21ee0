// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import com.example.shaded.io.github.stallgate.runtime.EventLoop;
import com.example.shaded.io.github.stallgate.runtime.fiber.Cooperation;
import java.lang.reflect.Method;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Loops that only a poll ends: runs the {@link PolledCase} that the first argument names. */
public final class PolledLoops {
  private static final int LONG_ENOUGH = 100;
  private static final int ROUNDS = 2_000_000;

  /** Set where the loop is to be asked first. */
  static volatile boolean mayBeAsked;

  private PolledLoops() {}

  public static void main(String[] args) throws Exception {
    PolledCase.valueOf(args[0]).run();
    System.out.println("done");
    System.exit(0);
  }

  /** The body on a loop of the stand-in, which finds it over its slice all the time. */
  static void onLoop(Runnable body) throws Exception {
    Thread loop =
        new Thread(() -> new EventLoop().run(() -> untilCancelled(body)), "stand-in-loop");
    loop.start();
    while (loop.isAlive()) {
      if (mayBeAsked) {
        Cooperation.overrun(loop);
      }
      Pause.nanos(1_000_000);
    }
  }

  private static void untilCancelled(Runnable body) {
    try {
      body.run();
    } catch (CancellationException cancelled) {
      System.out.println(cancelled.getMessage());
    }
  }

  static void endless() {
    mayBeAsked = true;
    Endless.xorshift();
  }

  /** Computes on until it was asked, and long after; then it leaves to compute for ever. */
  static int holdOut() {
    mayBeAsked = true;
    int hash = Endless.until(PolledLoops::isAsked);
    for (int i = 0; i < LONG_ENOUGH; i++) {
      hash += Endless.rounds(ROUNDS);
    }
    return hash;
  }

  private static boolean isAsked() {
    try {
      Method asked = Class.forName("java.lang.StallgatePolls").getMethod("isAsked", Thread.class);
      return (Boolean) asked.invoke(null, Thread.currentThread());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What holds out in there is left in the end, and only then cancelled. */
  static void heldOut(BooleanSupplier region) {
    boolean left = false;
    try {
      left = region.getAsBoolean();
      Endless.xorshift();
    } finally {
      System.out.println(left ? "left by itself" : "torn out");
    }
  }
}
