// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.bridge.RecordingSink;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnRewriterTest {
  private final RecordingSink sink = new RecordingSink();
  private final RewritingLoader loader = new RewritingLoader("io.netty.", this::rewrite);

  private byte[] rewrite(String type, ClassLoader from, byte[] file) {
    return new ApplicationClasses(new HookTable(), new JdbcTypes(), 25).rewrite(type, from, file);
  }

  @AfterEach
  void disarm() {
    StallgateHooks.sink = null;
  }

  @Test
  void task_ofNettysExecutor_isATurnAndTheWaitForItIsIdle() throws Exception {
    StallgateHooks.sink = sink;
    ExecutorService executor =
        (ExecutorService)
            loader
                .loadClass("io.netty.util.concurrent.DefaultEventExecutor")
                .getConstructor()
                .newInstance();
    Callable<StallgateLoop> task = StallgateTable::current;
    Callable<Long> beat = () -> StallgateTurns.beat(StallgateTable.current());
    StallgateLoop loop = executor.submit(task).get();
    long first = executor.submit(beat).get();
    long second = executor.submit(beat).get();

    assertThat(first & StallgateTurns.STATE).isEqualTo(StallgateTurns.TURN);
    assertThat(second & StallgateTurns.STATE).isEqualTo(StallgateTurns.TURN);
    assertThat(second).isGreaterThan(first);
    assertThat(loop.tasks).isEqualTo(3);
    assertThat(loop.runner).isNotNull();
    while ((StallgateTurns.beat(loop) & StallgateTurns.STATE) != StallgateTurns.IDLE) {
      Thread.onSpinWait();
    }
    executor.getClass().getMethod("shutdownGracefully").invoke(executor);
  }
}
