// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class AsyncBarrierTest {
  private final AsyncBarrier barrier = new AsyncBarrier(3);
  private final List<String> log = new ArrayList<>();

  private Task<Integer> spawnParty(String name) {
    return Async.spawn(
        Coroutine.of(
            () -> {
              int index = barrier.await();
              log.add(name + index);
              return index;
            }));
  }

  private static void settle() {
    EventLoop.current().keeping().allBlocked().await();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void await_theLast_letsAllGoOnAndBeginsAnew(String backend) {
    Backends.runAction(
        backend,
        () -> {
          for (int round = 0; round < 2; round++) {
            List<Task<Integer>> first = List.of(spawnParty("a"), spawnParty("b"));
            settle();
            assertThat(log).isEmpty();
            assertThat(barrier.waiting()).isEqualTo(2);
            assertThat(barrier.await()).isEqualTo(2);
            assertThat(log).isEmpty();
            assertThat(Async.<Integer>gather(first)).containsExactly(0, 1);
            assertThat(barrier.waiting()).isZero();
            log.clear();
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void cancel_whileItWaits_anotherMustComeInstead(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<Integer> a = spawnParty("a");
          spawnParty("b");
          settle();
          a.cancel();
          spawnParty("c");
          settle();
          assertThat(log).isEmpty();
          spawnParty("d");
          settle();
          assertThat(log).containsExactlyInAnyOrder("b0", "c1", "d2");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void cancel_afterTheLastHasCome_isTooLate(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<Integer> a = spawnParty("a");
          Task<Integer> b = spawnParty("b");
          settle();
          assertThat(barrier.await()).isEqualTo(2);
          a.cancel();
          assertThat(a.await()).isZero();
          assertThat(b.await()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void await_ofAPartyOfOne_neverWaits(String backend) {
    assertThat(Backends.<Integer>run(backend, () -> new AsyncBarrier(1).await())).isZero();
  }

  @Test
  void create_forNobody_isRefused() {
    assertThatThrownBy(() -> new AsyncBarrier(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 or more");
  }
}
