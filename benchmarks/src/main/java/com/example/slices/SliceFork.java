// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.slices;

import io.github.stallgate.benchmarks.runtime.OurLoop;
import io.github.stallgate.benchmarks.runtime.work.Heartbeat;
import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.Instrument;
import io.github.stallgate.runtime.Task;
import java.time.Duration;

/** A JVM in which an endless loop and a heart share an event loop that cuts slices. */
public final class SliceFork {
  private static final Duration SLICE = Duration.ofMillis(10);

  private SliceFork() {}

  /**
   * What came of it.
   *
   * @param longestNanos the longest turn that anyone had
   */
  record Result(int beats, long longestNanos) {}

  /** {@code <warm-up> <measured>}, in milliseconds: prints beats, and nanoseconds. */
  public static void main(String[] arguments) {
    run(new Endless(), Duration.ofMillis(Long.parseLong(arguments[0])));
    Result result = run(new Endless(), Duration.ofMillis(Long.parseLong(arguments[1])));
    System.out.println(result.beats + " " + result.longestNanos);
  }

  /** The hog is a loop with polls in it. */
  static Result run(Runnable endless, Duration duration) {
    Turns turns = new Turns();
    int beats =
        OurLoop.builder()
            .timeSlice(SLICE)
            .run(
                Coroutine.of(
                    () -> {
                      EventLoop.current().addInstrument(turns);
                      Task<Void> hog = Async.spawn(Coroutine.action(endless::run));
                      int came = live(new Heartbeat(duration));
                      hog.cancel("was seen for long enough");
                      return came;
                    }));
    return new Result(beats, turns.longest);
  }

  private static int live(Heartbeat heart) {
    while (!heart.isOver()) {
      Async.sleep(heart.untilNext());
      heart.beat();
    }
    return heart.beats();
  }

  /** How long they last. On the loop. */
  private static final class Turns implements Instrument {
    private long begin;
    private long longest;

    @Override
    public void beforeTaskStep(Task<?> task) {
      begin = System.nanoTime();
    }

    @Override
    public void afterTaskStep(Task<?> task) {
      longest = Math.max(longest, begin == 0 ? 0 : System.nanoTime() - begin);
    }
  }
}
