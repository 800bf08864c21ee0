// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import io.github.stallgate.benchmarks.runtime.OurLoop;
import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM in which a heart shares a loop with a coroutine that blocks. */
public final class GapFork {
  private static final Duration BEAT = Duration.ofMillis(2);
  private static final Duration QUIET = BEAT.multipliedBy(10);

  private long last;
  private long longest;

  private GapFork() {}

  /**
   * {@code <way> <warm-up> <measured> [<kind>]}, in milliseconds: prints a line for each kind, or
   * for that one.
   */
  public static void main(String[] arguments) throws Exception {
    Way way = Way.of(arguments[0]);
    boolean isOne = arguments.length > 3;
    for (Kind kind : isOne ? List.of(Kind.valueOf(arguments[3])) : List.of(Kind.values())) {
      gapNanos(kind, way, Long.parseLong(arguments[1]));
      System.out.println(kind + " " + gapNanos(kind, way, Long.parseLong(arguments[2])));
    }
    Runtime.getRuntime().halt(0); // partners may still be there
  }

  /**
   * The longest time between two beats while the call blocks.
   *
   * @throws IllegalStateException if it did not block for as long as it should
   */
  static long gapNanos(Kind kind, Way way, long millis) throws Exception {
    GapFork fork = new GapFork();
    try (Partner partner = new Partner()) {
      Blocked call = kind.prepare(partner);
      OurLoop.builder().run(Coroutine.action(() -> fork.measure(kind, way, call, millis)));
    }
    return fork.longest;
  }

  private void measure(Kind kind, Way way, Blocked call, long millis) throws Exception {
    Task<Void> heart = Async.spawn(Coroutine.action(this::live));
    Async.sleep(QUIET);
    longest = 0;
    long begin = System.nanoTime();
    way.block(call, millis);
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    Async.sleep(QUIET);
    heart.cancel("was heard");
    if (took < millis * 9 / 10) {
      throw new IllegalStateException(
          "%s blocked for %d ms instead of %d".formatted(kind.label(), took, millis));
    }
  }

  private void live() {
    last = System.nanoTime();
    while (true) {
      Async.sleep(BEAT);
      long now = System.nanoTime();
      longest = Math.max(longest, now - last);
      last = now;
    }
  }
}
