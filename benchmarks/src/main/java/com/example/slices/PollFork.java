// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.slices;

import java.lang.reflect.Method;
import java.util.concurrent.locks.LockSupport;

/**
 * A JVM in which an endless loop is asked at its polls, by what the agent asks with: how long that
 * takes to reach it.
 */
public final class PollFork {
  private static final int SHARDS = 256;
  private static final int AGAIN = 5;

  /** The compiler is through with the loop by then. */
  private static final long REST_MILLIS = 50;

  private final Method ask;
  private final Method arm;
  private final Method disarm;
  private final Thread main = Thread.currentThread();
  private volatile long answered;

  private PollFork() throws ReflectiveOperationException {
    Class<?> polls = Class.forName("java.lang.StallgatePolls");
    ask = polls.getMethod("ask", Thread.class, Runnable.class);
    arm = polls.getMethod("arm", int.class);
    disarm = polls.getMethod("disarm", int.class);
  }

  /**
   * {@code <warm-up> <measured>}, in episodes: prints nanoseconds, a line for each request, after
   * {@code first} if the polls had to be armed, or {@code next}.
   */
  public static void main(String[] arguments) throws Exception {
    PollFork fork = new PollFork();
    int warmUp = Integer.parseInt(arguments[0]);
    int measured = Integer.parseInt(arguments[1]);
    Endless endless = new Endless();
    Thread hog = new Thread(endless, "hog");
    hog.setDaemon(true);
    hog.start();
    for (int i = 0; i < warmUp + measured; i++) {
      fork.episode(hog, i >= warmUp);
    }
    endless.end();
    hog.join();
  }

  private void episode(Thread hog, boolean isMeasured) throws Exception {
    forShards(disarm);
    Thread.sleep(REST_MILLIS);
    long first = request(hog, true);
    StringBuilder lines = new StringBuilder("first " + first + "\n");
    for (int i = 0; i < AGAIN; i++) {
      lines.append("next ").append(request(hog, false)).append('\n');
    }
    if (isMeasured) {
      System.out.print(lines);
    }
  }

  private long request(Thread hog, boolean isFirst) throws ReflectiveOperationException {
    answered = 0;
    long begin = System.nanoTime();
    if (!(boolean) ask.invoke(null, hog, (Runnable) this::answer)) {
      throw new IllegalStateException("too many are asked");
    }
    if (isFirst) {
      forShards(arm);
    }
    while (answered == 0) {
      LockSupport.park(this);
    }
    return answered - begin;
  }

  private void answer() {
    answered = System.nanoTime();
    LockSupport.unpark(main);
  }

  private static void forShards(Method method) throws ReflectiveOperationException {
    for (int shard = 0; shard < SHARDS; shard++) {
      method.invoke(null, shard);
    }
  }
}
