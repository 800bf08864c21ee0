// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.bridge;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs a test's body on a thread that is watched as a loop. */
public final class OnLoop {
  /** What runs there. */
  public interface Body {
    void run(StallgateLoop loop) throws Exception;
  }

  private OnLoop() {}

  /** Runs the body to its end and throws what it threw; the sink is in force meanwhile. */
  public static void run(StallgateSink sink, Body body) throws Exception {
    StallgateLoop[] loop = new StallgateLoop[1];
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              body.run(loop[0]);
              return null;
            });
    Thread thread = new Thread(task, "loop-1");
    loop[0] = new StallgateLoop(thread, "test", "test:loop-1");
    StallgateTable.add(loop[0]);
    StallgateHooks.sink = sink;
    try {
      thread.start();
      task.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) failed.getCause();
    } finally {
      StallgateHooks.sink = null;
      StallgateTable.remove(loop[0]);
      thread.join();
    }
  }
}
