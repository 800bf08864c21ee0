// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.turns;

import io.github.stallgate.benchmarks.table.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Empty turns on one loop, as fast as they go. They are queued by the loop itself, so that no other
 * thread takes part, and few at a time, so that none waits long.
 */
public final class TurnRace implements Runnable {
  private static final int BATCH = 256;
  private static final int BATCHES_A_SLICE = 2_000;
  private static final int WARM_UPS = 10;
  private static final int SLICES = 30;
  private static final Runnable NOTHING = () -> {};

  private final CompletableFuture<List<Double>> finished = new CompletableFuture<>();
  private final List<Double> nanosATurn = new ArrayList<>();
  private final Executor loop;
  private final int batchesASlice;
  private final int slices;
  private int batch;
  private long sliceStart;

  private TurnRace(Executor loop, int batchesASlice, int slices) {
    this.loop = loop;
    this.batchesASlice = batchesASlice;
    this.slices = slices;
  }

  /** {@code <runner>}: prints nanoseconds a turn, the median of 30 slices of half a million. */
  public static void main(String[] arguments) {
    Executor loop = Runner.valueOf(arguments[0].toUpperCase(Locale.ROOT)).start();
    List<Double> slices = race(loop, BATCHES_A_SLICE, WARM_UPS + SLICES);
    System.out.println(Samples.of(slices.subList(WARM_UPS, slices.size())).median());
    System.exit(0);
  }

  /** Nanoseconds a turn, of each slice. */
  static List<Double> race(Executor loop, int batchesASlice, int slices) {
    TurnRace race = new TurnRace(loop, batchesASlice, slices);
    loop.execute(race);
    return race.finished.join();
  }

  /** Runs on the loop: ends a slice, and queues the next batch and itself. */
  @Override
  public void run() {
    if (batch % batchesASlice == 0) {
      long now = System.nanoTime();
      if (batch > 0) {
        nanosATurn.add((now - sliceStart) / (1.0 * batchesASlice * (BATCH + 1)));
      }
      sliceStart = now;
    }
    if (nanosATurn.size() == slices) {
      finished.complete(nanosATurn);
      return;
    }
    batch++;
    for (int i = 0; i < BATCH; i++) {
      loop.execute(NOTHING);
    }
    loop.execute(this);
  }
}
