// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.testing;

import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The loop of one test, and what is wrong with it in the end. On the test's thread. */
final class LoopFixture implements AutoCloseable {
  /** What is just ending, because the test has cancelled or closed it, is given so many turns. */
  private static final int TURNS_TO_END = 10;

  private final EventLoop loop;
  private final VirtualClock clock;
  private final Long seed;
  private final List<Throwable> reports = new ArrayList<>();

  LoopFixture(String name, LoopTest settings) {
    this.clock = settings.autojump() ? new VirtualClock() : VirtualClock.byHand();
    this.seed = seed(System.getProperty(LoopExtension.SEED, settings.seed()));
    EventLoop.Builder builder =
        EventLoop.builder()
            .name(name)
            .backend(settings.backend())
            .debug(true)
            .clock(clock)
            .exceptionHandler((loop, failure, where) -> reported(failure, where));
    if (seed != null) {
      builder.seed(seed);
    }
    this.loop = builder.build();
  }

  /** What a test does. */
  interface Body {
    void run() throws Throwable;
  }

  static Long seed(String order) {
    return switch (order) {
      case "fifo" -> null;
      case "random" -> new Random().nextLong();
      default -> {
        try {
          yield Long.valueOf(order);
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException(
              "the order '"
                  + order
                  + "' is none: in @LoopTest(seed = ...), or in the system property "
                  + LoopExtension.SEED
                  + ", write fifo, random, or a whole number",
              e);
        }
      }
    };
  }

  EventLoop loop() {
    return loop;
  }

  VirtualClock clock() {
    return clock;
  }

  private void reported(Throwable failure, String where) {
    reports.add(new AssertionError(where, failure));
  }

  /** Runs the test, closes the loop, and throws what was wrong, the test's own failure first. */
  void run(Body body) throws Throwable {
    Throwable[] thrown = new Throwable[1];
    loop.runUntilDone(Coroutine.action(() -> thrown[0] = failureOf(body)));
    for (int turn = 0; turn < TURNS_TO_END && loop.metrics().live() > 0; turn++) {
      loop.runUntilDone(Coroutine.action(Async::yieldNow));
    }
    if (loop.metrics().live() > 0) {
      reports.add(
          0,
          new AssertionError(
              "the test left tasks running; await or cancel them, or spawn them in a TaskGroup: "
                  + loop.dump()));
    }
    try {
      loop.close();
    } catch (RuntimeException failure) {
      reports.add(failure);
    }
    Throwable first = thrown[0];
    if (first == null && reports.isEmpty()) {
      return;
    }
    if (first == null) {
      first = reports.remove(0);
    }
    reports.forEach(first::addSuppressed);
    if (seed != null) {
      first.addSuppressed(new SeedNote(seed));
    }
    throw first;
  }

  private static Throwable failureOf(Body body) {
    try {
      body.run();
      return null;
    } catch (Throwable failure) {
      return failure;
    }
  }

  /** For a test that was never run. */
  @Override
  public void close() {
    loop.close();
  }

  /** A line in the trace of a failure. */
  private static final class SeedNote extends Exception {
    private static final long serialVersionUID = 1;

    SeedNote(long seed) {
      super(
          "the order of this run comes again with -D" + LoopExtension.SEED + "=" + seed,
          null,
          false,
          false);
    }
  }
}
