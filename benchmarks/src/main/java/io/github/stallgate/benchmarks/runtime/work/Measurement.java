// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import io.github.stallgate.benchmarks.table.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Measures one work of one peer in this JVM.
 *
 * <p>What keeps its core busy is measured by the CPU time of the process. On one core that is the
 * time of the clock, but for what other processes take. Round trips and sleeps are measured by the
 * clock.
 */
public final class Measurement {
  private static final int LEAST = 1_000;
  private static final int MANY_TASKS = 1_000;
  private static final int TIMER_ROUNDS = 3;
  private static final int CROWDS = 20;
  private static final Duration SHORT = Duration.ofMillis(10);

  private final Bench bench;
  private final Effort effort;

  Measurement(Bench bench, Effort effort) {
    this.bench = bench;
    this.effort = effort;
  }

  /** Done a number of times. */
  private interface Repeated {
    void run(int times) throws Exception;
  }

  /** {@code <peer> <work> <effort>}: prints the figure, in the work's unit. */
  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    Bench bench = Peer.of(words.get(0)).bench();
    Effort effort = Effort.parse(words.subList(2, words.size()));
    System.out.println(new Measurement(bench, effort).figure(Work.of(words.get(1))));
    Runtime.getRuntime().halt(0); // loops and pools may still be there
  }

  double figure(Work work) throws Exception {
    return switch (work) {
      case SPAWN -> rate(bench::spawn, LEAST, CpuTime::nanos);
      case YIELD2 -> rate(times -> bench.yield(2, times), LEAST, CpuTime::nanos);
      case YIELD1000 ->
          rate(times -> bench.yield(MANY_TASKS, times), 10 * MANY_TASKS, CpuTime::nanos);
      case PINGPONG -> rate(bench::pingPong, LEAST, CpuTime::nanos);
      case BEATS -> bench.beats(Duration.ofSeconds(1));
      case TIMERS -> timers();
      case BYTES -> bytes();
      case LATENESS -> lateness();
      case EXECUTE -> 1e6 / rate(bench::execute, LEAST / 10, System::nanoTime);
      case SUBMIT -> 1e6 / rate(bench::submit, LEAST / 10, System::nanoTime);
    };
  }

  /**
   * How often it is done in a second.
   *
   * @param least times that it is done at once; always a multiple of that
   */
  private double rate(Repeated work, int least, LongSupplier clock) throws Exception {
    long sliceNanos = effort.sliceMillis() * 1_000_000L;
    long end = clock.getAsLong() + effort.warmUpMillis() * 1_000_000L;
    int times = least;
    do {
      double wanted = Math.min(2.0 * times, times * sliceNanos / nanos(work, times, clock));
      times = Math.max(1, (int) (wanted / least)) * least;
    } while (clock.getAsLong() < end);
    List<Double> rates = new ArrayList<>();
    for (int i = 0; i < effort.slices(); i++) {
      rates.add(times * 1e9 / nanos(work, times, clock));
    }
    return Samples.of(rates).median();
  }

  private static double nanos(Repeated work, int times, LongSupplier clock) throws Exception {
    long start = clock.getAsLong();
    work.run(times);
    return Math.max(1, clock.getAsLong() - start);
  }

  /** Seconds of a round; as many before them warm up. */
  private double timers() throws Exception {
    Repeated rounds =
        times -> {
          for (int i = 0; i < times; i++) {
            bench.timers(effort.timers());
          }
        };
    rounds.run(TIMER_ROUNDS);
    return nanos(rounds, TIMER_ROUNDS, CpuTime::nanos) / TIMER_ROUNDS / 1e9;
  }

  /** Bytes of each, once their code is compiled; until then their stacks are larger. */
  private double bytes() throws Exception {
    int tasks = bench.sleepers(effort.crowd());
    bench.sleep(LEAST / 10, SHORT, Memory::used); // loads what is needed
    long before = Memory.used();
    for (int i = 0; i < CROWDS; i++) {
      bench.sleep(tasks, SHORT, () -> {});
    }
    long[] after = new long[1];
    bench.sleep(tasks, Duration.ofMillis(effort.sleepMillis()), () -> after[0] = Memory.used());
    return (after[0] - before) / (double) tasks;
  }

  private double lateness() throws Exception {
    int tasks = bench.sleepers(effort.crowd());
    Duration sleep = Duration.ofMillis(effort.sleepMillis());
    long start = System.nanoTime();
    bench.sleep(tasks, sleep, () -> {});
    return (System.nanoTime() - start - sleep.toNanos()) / 1e9;
  }
}
