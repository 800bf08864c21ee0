// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import io.netty.util.concurrent.DefaultEventExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Methods as a baseline may name them: some still block, some do not, some are not run. */
public final class AcceptedCalls {
  private static int used;

  private AcceptedCalls() {}

  public static void main(String[] args) throws Exception {
    DefaultEventExecutor loop = new DefaultEventExecutor();
    loop.submit(() -> cured("a long argument", 7L, 2.5)).get();
    loop.submit(AcceptedCalls::stillSleeps).get();
    loop.submit(() -> curedButForItsLambda(false)).get();
    loop.submit(() -> curedButForAClass(false)).get();
    loop.submit(AcceptedCalls::waitsShortly).get();
    loop.submit(new Cured()).get();
    curedOffTheLoop();
    System.out.println("used " + used);
    loop.shutdownGracefully();
  }

  /** Has branches and wide arguments, for the verifier's sake. */
  static long cured(String text, long number, double factor) {
    long sum = number;
    for (int i = 0; i < text.length(); i++) {
      try {
        sum += i % 2 == 0 ? (long) (factor * i) : Long.parseLong("" + i);
      } catch (NumberFormatException never) {
        sum--;
      }
    }
    used += (int) sum;
    return sum;
  }

  static Void stillSleeps() throws InterruptedException {
    Thread.sleep(5);
    return null;
  }

  static Void curedButForItsLambda(boolean run) throws Exception {
    Callable<Void> sleeper =
        () -> {
          Thread.sleep(5);
          return null;
        };
    return run ? sleeper.call() : null;
  }

  static Void curedButForAClass(boolean run) throws Exception {
    if (run) {
      new Rare().call();
    }
    return null;
  }

  static Void waitsShortly() throws Exception {
    return CompletableFuture.<Void>completedFuture(null).get();
  }

  static void curedOffTheLoop() {
    used++;
  }

  /** Its constructor is named too. */
  static final class Cured implements Callable<Void> {
    Cured() {
      used++;
    }

    @Override
    public Void call() {
      used++;
      return null;
    }
  }

  /** Has the same method once more, in a class that is never loaded. */
  static class Rare implements Callable<Void> {
    @Override
    public Void call() throws Exception {
      return new Rare() {
        @Override
        public Void call() throws InterruptedException {
          Thread.sleep(5);
          return null;
        }
      }.call();
    }
  }
}
