// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import io.netty.util.concurrent.DefaultEventExecutor;
import java.io.File;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * Sleeps and asks for a file on a Netty loop: {@code SleepyLoop THREAD-NAME}. Prints {@code done},
 * then lives until its standard input ends.
 */
public final class SleepyLoop {

  private static final long NAP_MILLIS = 5;

  private SleepyLoop() {}

  public static void main(String[] args) throws Exception {
    Executor loop = loop(args[0]);
    OnLoop.call(loop, SleepyLoop::nap);
    OnLoop.call(loop, SleepyLoop::askForFile);
    System.out.println("done");
    while (System.in.read() >= 0) {
      Thread.onSpinWait();
    }
  }

  static Boolean nap() throws InterruptedException {
    Thread.sleep(NAP_MILLIS);
    return true;
  }

  static Boolean askForFile() {
    return new File("here").exists();
  }

  private static Executor loop(String threadName) {
    ThreadFactory factory =
        task -> {
          Thread thread = new Thread(task, threadName);
          thread.setDaemon(true);
          return thread;
        };
    return new DefaultEventExecutor(factory);
  }
}
