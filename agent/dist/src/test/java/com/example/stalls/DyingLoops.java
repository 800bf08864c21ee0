// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import static com.example.stalls.CpuTime.THREADS;

import io.netty.util.concurrent.DefaultEventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Loops whose threads end right after a turn of 10 to 90 ms of CPU, in steps of half a millisecond
 * and four at a time, so that some end in whatever a watchdog does to a long turn. Then spins on a
 * loop that lives on. Prints {@code done}.
 */
public final class DyingLoops {

  private static final long SHORTEST_MICROS = 10_000;
  private static final long LONGEST_MICROS = 90_000;
  private static final long STEP_MICROS = 500;
  private static final int AT_A_TIME = 4;

  private DyingLoops() {}

  public static void main(String[] args) throws Exception {
    long micros = SHORTEST_MICROS;
    while (micros < LONGEST_MICROS) {
      List<DefaultEventExecutor> loops = new ArrayList<>();
      for (int i = 0; i < AT_A_TIME; i++) {
        loops.add(dying(micros));
        micros += STEP_MICROS;
      }
      for (DefaultEventExecutor loop : loops) {
        loop.terminationFuture().sync();
      }
    }
    OnLoop.call(LoopKind.NETTY_EXECUTOR.start(), Spins::spin);
    System.out.println("done");
    System.exit(0);
  }

  private static DefaultEventExecutor dying(long cpuMicros) {
    DefaultEventExecutor loop = new DefaultEventExecutor();
    loop.execute(() -> lastTurn(loop, cpuMicros));
    return loop;
  }

  static void lastTurn(DefaultEventExecutor loop, long cpuMicros) {
    loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    long end = THREADS.getCurrentThreadCpuTime() + TimeUnit.MICROSECONDS.toNanos(cpuMicros);
    while (THREADS.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }
}
