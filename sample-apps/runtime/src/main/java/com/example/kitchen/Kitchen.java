// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.kitchen;

import com.acme.common.Variant;
import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.TaskGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A kitchen with one cook. The cook is the loop, each order a coroutine.
 *
 * <p>One cook is enough for many soups: a soup needs a hand now and then, and simmers by itself in
 * between. But the cook does one thing at a time. While a mayonnaise is whisked in one go, nobody
 * looks after the soups, all of them come late, and nothing in the mayonnaise's code tells why.
 */
public final class Kitchen {
  private static final int COURSES = 4;
  private static final int SOUPS = 12;
  private static final int STIRS = 10;
  private static final Duration SIMMER = Duration.ofMillis(100);

  private final Specials specials;
  private long latestNanos;

  /** What else is ordered in each course. */
  interface Specials {
    /** Uses the cook's arm. */
    byte[] mayonnaise() throws Exception;

    /** Begins with a look into the recipe book. */
    String secretSauce() throws Exception;
  }

  Kitchen(Specials specials) {
    this.specials = specials;
  }

  /** {@code clean} or {@code planted}. */
  public static void main(String[] arguments) {
    boolean clean = Arrays.asList(arguments).contains(Variant.CLEAN.argument());
    Kitchen kitchen = new Kitchen(clean ? new CleanSpecials() : new PlantedSpecials());
    List<String> courses = EventLoop.builder().name("cook").run(Coroutine.of(kitchen::open));
    courses.forEach(System.out::println);
  }

  /** Serves all courses; how each went is read out after work, since printing takes time too. */
  List<String> open() {
    List<String> courses = new ArrayList<>();
    for (int course = 1; course <= COURSES; course++) {
      latestNanos = 0;
      int served = serve();
      courses.add(
          "course %d: %d orders served, a soup was stirred %d ms late"
              .formatted(course, served, TimeUnit.NANOSECONDS.toMillis(latestNanos)));
    }
    return courses;
  }

  /** All orders of a course at once; the group ends with the last of them. */
  private int serve() {
    return TaskGroup.run(
        orders -> {
          for (int table = 1; table <= SOUPS; table++) {
            orders.spawn(Coroutine.action(this::soup));
          }
          Async.sleep(SIMMER.multipliedBy(2));
          orders.spawn(Coroutine.of("mayonnaise", specials::mayonnaise));
          Async.sleep(SIMMER.multipliedBy(2));
          orders.spawn(Coroutine.of("secret sauce", specials::secretSauce));
          return SOUPS + 2;
        });
  }

  private void soup() {
    EventLoop cook = EventLoop.current();
    for (int i = 0; i < STIRS; i++) {
      long due = cook.nanoTime() + SIMMER.toNanos();
      Async.sleep(SIMMER);
      latestNanos = Math.max(latestNanos, cook.nanoTime() - due);
    }
  }
}
