// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StallgateLifecycleTest {
  private final RecordingSink sink = new RecordingSink();

  @AfterEach
  void disarm() {
    StallgateHooks.sink = null;
  }

  @Test
  void begin_ofALoop_isWatchedUntilItsEnd() {
    StallgateHooks.sink = sink;
    StallgateLoop loop = StallgateLifecycle.begin("netty", this);
    assertThat(StallgateTable.current()).isSameAs(loop).isNotNull();
    assertThat(StallgateLifecycle.begin("netty", this)).isNull();
    StallgateLifecycle.end(loop);
    assertThat(StallgateTable.current()).isNull();
    assertThat(sink.ended).containsExactly(loop);
    StallgateLifecycle.end(loop);
    StallgateLifecycle.end(null);
    assertThat(sink.ended).hasSize(1);
  }

  @Test
  void ending_ofAThread_forgetsItsLoop() throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          StallgateLifecycle.ending();
          assertThat(StallgateTable.current()).isNull();
        });
    assertThat(sink.ended).hasSize(1);
    StallgateLifecycle.ending();
  }

  @Test
  void anyEvent_sinkFails_isCountedAndPassedOver() {
    sink.failure = new IllegalStateException("planned");
    StallgateHooks.sink = sink;
    int before = StallgateHooks.failures;
    StallgateLifecycle.starting(Thread.currentThread());
    assertThat(StallgateLifecycle.begin("netty", this)).isNull();
    StallgateLoop loop = new StallgateLoop(Thread.currentThread(), "test", "test");
    StallgateTable.add(loop);
    StallgateLifecycle.end(loop);
    assertThat(StallgateHooks.failures).isEqualTo(before + 3);
    assertThat(StallgateTable.current()).isNull();
  }

  @Test
  void anyEvent_noSink_isNothing() {
    StallgateLifecycle.starting(Thread.currentThread());
    assertThat(StallgateLifecycle.begin("netty", this)).isNull();
    assertThat(StallgateApi.isActive()).isFalse();
    assertThat(StallgateApi.findings()).isEqualTo(List.of());
    StallgateApi.markLoop(Thread.currentThread(), "custom");
    StallgateApi.addListener(finding -> {});
    assertThat(StallgateTable.current()).isNull();
  }

  @Test
  void starting_aThread_tellsTheSink() {
    StallgateHooks.sink = sink;
    StallgateLifecycle.starting(Thread.currentThread());
    assertThat(sink.started).containsExactly(Thread.currentThread());
  }
}
