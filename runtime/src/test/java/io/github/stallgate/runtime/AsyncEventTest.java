// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class AsyncEventTest {
  private final AsyncEvent event = new AsyncEvent();
  private final List<String> log = new ArrayList<>();

  private Task<Void> spawnWaiter(String name) {
    return Async.spawn(
        Coroutine.action(
            () -> {
              event.await();
              log.add(name);
            }));
  }

  private static void settle() {
    EventLoop.current().keeping().allBlocked().await();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void set_manyWait_allGoOnInOrderInALaterTurn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          List<Task<Void>> all = List.of(spawnWaiter("a"), spawnWaiter("b"), spawnWaiter("c"));
          settle();
          assertThat(event.waiting()).isEqualTo(3);
          event.set();
          event.set();
          assertThat(log).isEmpty();
          Async.gather(all);
          assertThat(log).containsExactly("a", "b", "c");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void clear_rightAfterSet_whoWaitedGoesOn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<Void> early = spawnWaiter("early");
          settle();
          event.set();
          event.clear();
          Task<Void> late = spawnWaiter("late");
          settle();
          assertThat(event.isSet()).isFalse();
          assertThat(early.isDone()).isTrue();
          assertThat(late.isDone()).isFalse();
          late.cancel();
        });
    assertThat(log).containsExactly("early");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void await_set_passesNoTurn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          event.set();
          Async.spawn(Coroutine.action(() -> log.add("another")));
          event.await();
          assertThat(log).isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void cancel_beforeAndAfterSetInTheSameTurn_onlyTheFirstIsCut(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<Void> before = spawnWaiter("before");
          Task<Void> after = spawnWaiter("after");
          Task<Void> other = spawnWaiter("other");
          settle();
          before.cancel();
          assertThat(event.waiting()).isEqualTo(2);
          event.set();
          after.cancel();
          other.await();
          assertThatThrownBy(before::await).isInstanceOf(CancellationException.class);
          after.await();
          assertThat(log).containsExactly("after", "other");
        });
  }
}
