// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.junit;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Loops, and what stalls them. All places are methods of this class. */
final class Loops {
  private static final MultiThreadIoEventLoopGroup GROUP =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private static final EventLoop LOOP = GROUP.next();
  private static final EventLoop OTHER = GROUP.next();

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Loops() {}

  static void clean() throws Exception {
    LOOP.submit(() -> {}).get();
  }

  static void sleep() throws Exception {
    LOOP.submit(Loops::nap).get();
  }

  static void sleepOnAnother() throws Exception {
    OTHER.submit(Loops::otherNap).get();
  }

  /** Comes back while the loop still sleeps. */
  static void leaveAsleep() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    LOOP.submit(
        () -> {
          began.countDown();
          return longNap();
        });
    began.await();
  }

  static void compute() throws Exception {
    LOOP.submit(Loops::spin).get();
  }

  /** A short file call is a warning. */
  static void warn() throws Exception {
    LOOP.submit(Loops::touchFile).get();
  }

  private static Void nap() throws InterruptedException {
    Thread.sleep(60);
    return null;
  }

  private static Void otherNap() throws InterruptedException {
    Thread.sleep(60);
    return null;
  }

  private static Void longNap() throws InterruptedException {
    Thread.sleep(700);
    return null;
  }

  private static void touchFile() {
    new File("/").list();
  }

  /** Processor time, of which a busy build machine gives little in any span of wall time. */
  private static void spin() {
    long until = THREADS.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(400);
    while (THREADS.getCurrentThreadCpuTime() < until) {
      for (int i = 0; i < 10_000; i++) {
        Thread.onSpinWait();
      }
    }
  }
}
