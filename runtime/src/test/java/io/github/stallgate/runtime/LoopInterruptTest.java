// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An interrupt of the thread that runs a loop, whenever it comes. */
@Timeout(60)
class LoopInterruptTest {
  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void interrupt_beforeTheRun_cancelsMain(String backend) {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Backends.run(backend, () -> LoopFuture.create().await()))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void interrupt_whileACoroutineRuns_cancelsMainAtItsNextWait(String backend) {
    Thread runner = Thread.currentThread();
    assertThatThrownBy(
            () ->
                Backends.run(
                    backend,
                    () -> {
                      runner.interrupt();
                      return LoopFuture.create().await();
                    }))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void interrupt_loopThatIsNeverIdle_cancelsMain(String backend) {
    Thread runner = Thread.currentThread();
    assertThatThrownBy(
            () ->
                Backends.runAction(
                    backend,
                    () -> {
                      runner.interrupt();
                      while (true) {
                        Async.yieldNow();
                      }
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
