// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import io.github.stallgate.benchmarks.runtime.OurLoop;
import io.github.stallgate.benchmarks.runtime.work.Heartbeat;
import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.Instrument;
import io.github.stallgate.runtime.Task;
import io.github.stallgate.runtime.fiber.Cooperation;
import java.time.Duration;

/** A JVM in which an endless loop and a heart share an event loop that cuts slices. */
public final class SliceFork {
  private static final Duration SLICE = Duration.ofMillis(10);

  private long next;

  private SliceFork() {}

  /**
   * What came of it.
   *
   * @param longestNanos the longest turn that anyone had
   */
  record Result(int beats, long longestNanos) {}

  /** {@code <warm-up> <measured>}, in milliseconds: prints beats, and nanoseconds. */
  public static void main(String[] arguments) {
    run(Duration.ofMillis(Long.parseLong(arguments[0])));
    Result result = run(Duration.ofMillis(Long.parseLong(arguments[1])));
    System.out.println(result.beats + " " + result.longestNanos);
  }

  static Result run(Duration duration) {
    Turns turns = new Turns();
    int beats =
        OurLoop.builder()
            .timeSlice(SLICE)
            .run(
                Coroutine.of(
                    () -> {
                      EventLoop.current().addInstrument(turns);
                      Task<Void> hog = Async.spawn(Coroutine.action(new SliceFork()::compute));
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

  /** For ever. The poll, which is the agent's to put in, is written out. */
  private void compute() {
    while (true) {
      next = next * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
      Cooperation.poll();
    }
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
