// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.turns;

import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.SingleThreadEventExecutor;

/**
 * The thread that JMH measures on: a Netty loop that runs what JMH gives it outside of any turn.
 *
 * <p>A turn, as the agent sees one, is then only what {@link #turn} runs, and no queue is part of
 * the figure. JMH finds this class by its name.
 */
public final class LoopThreads extends SingleThreadEventExecutor {

  /** What JMH calls: the number of threads, which must be one, and a prefix for its name. */
  public LoopThreads(int threads, String prefix) {
    super(null, new DefaultThreadFactory(prefix), true);
    if (threads != 1) {
      throw new IllegalArgumentException("measures on one thread, not on " + threads);
    }
  }

  /** One turn of this loop, by the method that all loops of Netty run their tasks with. */
  static void turn(Runnable task) {
    runTask(task);
  }

  @Override
  protected void run() {
    do {
      Runnable task = takeTask();
      if (task != null) {
        task.run();
        updateLastExecutionTime();
      }
    } while (!confirmShutdown());
  }
}
