// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A loop that needs a class which another thread is initialising. */
final class ClassInitWait {

  private static final CountDownLatch BEGUN = new CountDownLatch(1);
  private static final CountDownLatch LOOP_ARRIVED = new CountDownLatch(1);
  private static final long INIT_NANOS = TimeUnit.MILLISECONDS.toNanos(600);

  private ClassInitWait() {}

  /** The initialiser goes on for 600 ms after the loop has come to it. */
  static void starve(Executor loop) throws Exception {
    Thread loader = new Thread(Config::url, "config-loader");
    loader.setDaemon(true);
    loader.start();
    BEGUN.await();
    OnLoop.call(
        loop,
        () -> {
          LOOP_ARRIVED.countDown();
          return readConfig();
        });
    loader.join();
  }

  static String readConfig() {
    return Config.url();
  }

  private static final class Config {

    private static final String URL = load();

    static String url() {
      return URL;
    }

    private static String load() {
      BEGUN.countDown();
      try {
        LOOP_ARRIVED.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      Pause.nanos(INIT_NANOS);
      return "http://localhost";
    }
  }
}
