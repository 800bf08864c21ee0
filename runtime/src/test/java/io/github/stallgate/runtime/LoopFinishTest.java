// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a loop does with the tasks that are left when it closes. */
@Timeout(60)
class LoopFinishTest {
  private final List<String> log = new ArrayList<>();

  private void waitForEver(String name, CheckedRunnable whenCut) throws Exception {
    try {
      LoopFuture.create().await();
    } catch (CancellationException cut) {
      log.add(name + " cut");
      whenCut.run();
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void run_aLeftoverSpawnsAnotherAsItIsCut_bothAreCut(String backend) {
    Coroutine<Void> second = Coroutine.action(() -> waitForEver("second", () -> {}));
    CheckedRunnable beginSecond =
        () ->
            CancelScope.shielded(
                () -> {
                  Async.spawn(second);
                  Async.yieldNow();
                  return null;
                });
    Backends.runAction(
        backend,
        () -> {
          Async.spawn(Coroutine.action(() -> waitForEver("first", beginSecond)));
          Async.yieldNow();
        });
    assertThat(log).containsExactly("first cut", "second cut");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void run_aLeftoverAwaitsAHelperAsItIsCut_theHelperIsNotCut(String backend) {
    Coroutine<Void> helper =
        Coroutine.action(
            () -> {
              Async.yieldNow();
              Async.yieldNow();
              log.add("helped");
            });
    CheckedRunnable cleanUp = () -> CancelScope.shielded(() -> Async.spawn(helper).await());
    Backends.runAction(
        backend,
        () -> {
          Async.spawn(Coroutine.action(() -> waitForEver("first", cleanUp)));
          Async.yieldNow();
        });
    assertThat(log).containsExactly("first cut", "helped");
  }
}
