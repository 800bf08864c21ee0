// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.attribution;

import java.util.concurrent.TimeUnit;

/** The measured application: one window after another on one loop. */
public final class Windows {
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(60);
  private static final int TRIES = 50;
  private static final long WARM_UP_MILLIS = 3_000;
  private static final long GAP_MILLIS = 40;

  private Windows() {}

  /** {@code <scenario> <windows>}: plays them and ends. */
  public static void main(String[] arguments) throws Exception {
    Scenario scenario = Scenario.valueOf(arguments[0]);
    NumberedClasses classes = new NumberedClasses();
    try (Stage stage = new Stage()) {
      stage.warmUp(new Window0000(), WARM_UP_MILLIS);
      if (scenario == Scenario.GC_STORM) {
        Storm.start();
      }
      for (int number = 1; number <= Integer.parseInt(arguments[1]); number++) {
        play(stage, scenario, classes.window(number));
        Stage.pause(GAP_MILLIS);
      }
    }
    System.exit(0);
  }

  /** Plays it again until it has held the loop long enough to be one, which GC does not always. */
  private static void play(Stage stage, Scenario scenario, Window window) throws Exception {
    for (int i = 0; i < TRIES; i++) {
      if (stage.play(scenario, window) >= SHORTEST_NANOS) {
        return;
      }
      Stage.pause(GAP_MILLIS);
    }
    throw new IllegalStateException("no window of 60 ms in " + TRIES + " tries");
  }
}
