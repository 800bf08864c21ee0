// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.slf4j.LoggerFactory;

/** What a loop is made with. */
final class LoopOptions {
  static final LoopClock SYSTEM_CLOCK = LoopClock.system();
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  String name;
  String backend = "auto";
  boolean debug;
  Duration slowTurn = Duration.ofMillis(100);
  LoopClock clock = SYSTEM_CLOCK;
  Long seed;
  int offloadThreads = 40;
  boolean handlesSignals;

  /** Null: what an agent says, else none. */
  private Duration timeSlice;

  LoopExceptionHandler handler = LoopOptions::log;

  LoopOptions copy() {
    LoopOptions copy = new LoopOptions();
    copy.name = name != null ? name : "loop-" + NUMBERS.incrementAndGet();
    copy.backend = backend;
    copy.debug = debug;
    copy.slowTurn = slowTurn;
    copy.clock = clock;
    copy.seed = seed;
    copy.offloadThreads = offloadThreads;
    copy.handlesSignals = handlesSignals;
    copy.handler = handler;
    copy.timeSlice = timeSlice;
    return copy;
  }

  void timeSlice(Duration slice) {
    if (slice.isNegative() || !slice.isZero() && slice.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException(
          "timeSlice is " + slice + "; a slice is at least a millisecond, and zero is none");
    }
    timeSlice = slice;
  }

  /** Negative: what an agent says. */
  long sliceNanos() {
    return timeSlice == null ? -1 : timeSlice.toNanos();
  }

  /** Null: first in, first out. */
  RandomGenerator random() {
    return seed == null ? null : new Random(seed);
  }

  private static void log(EventLoop loop, Throwable failure, String where) {
    LoggerFactory.getLogger(EventLoop.class).warn("[{}] {}", loop.name(), where, failure);
  }
}
