// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import static com.example.stalls.CpuTime.THREADS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A loop with nothing but short turns, while another thread makes the collector stop them all. */
final class GarbageStorm {

  private static final int LIVE_OBJECTS = 3_000_000;
  private static final int INTS_AN_OBJECT = 12;
  private static final int COLLECTIONS = 20;
  private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private GarbageStorm() {}

  /** Keeps about 200 MB alive; ends after 20 full collections. */
  static void rage(Executor loop) throws Exception {
    Thread storm = new Thread(GarbageStorm::collect, "garbage-storm");
    storm.setDaemon(true);
    storm.start();
    while (storm.isAlive()) {
      OnLoop.call(loop, GarbageStorm::shortTurn);
    }
  }

  /** Computes for 2 ms, so that most collections come in the middle of a turn. */
  static Boolean shortTurn() {
    long end = THREADS.getCurrentThreadCpuTime() + TURN_NANOS;
    while (THREADS.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
    return true;
  }

  private static void collect() {
    List<int[]> live = new ArrayList<>();
    for (int i = 0; i < LIVE_OBJECTS; i++) {
      live.add(new int[INTS_AN_OBJECT]);
    }
    for (int i = 0; i < COLLECTIONS; i++) {
      for (int replaced = i; replaced < live.size(); replaced += COLLECTIONS) {
        live.set(replaced, new int[INTS_AN_OBJECT]);
      }
      System.gc();
    }
  }
}
