// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P21: copied at spawn, not seen by the creator; an awaited coroutine's set is. */
class TaskLocalTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private final TaskLocal<String> local = TaskLocal.withInitial(() -> "initial");
  private final TaskLocal<Integer> other = new TaskLocal<>();

  @ParameterizedTest
  @MethodSource(NAMES)
  void set_inATask_isCopiedInAndNotOut(String backend) {
    Backends.runAction(
        backend,
        () -> {
          assertThat(local.get()).isEqualTo("initial");
          assertThat(other.get()).isNull();
          local.set("creator");
          Task<String> task =
              Async.spawn(
                  Coroutine.of(
                      () -> {
                        String seen = local.get();
                        local.set("task");
                        Async.yieldNow();
                        return seen + ", " + local.get();
                      }));
          local.set("later");
          assertThat(task.await()).isEqualTo("creator, task");
          assertThat(local.get()).isEqualTo("later");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void set_inADirectlyAwaitedCoroutine_isSeenByTheCaller(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Coroutine.action(() -> local.set("inside")).await();
          assertThat(local.get()).isEqualTo("inside");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void callbacks_haveTheLocalsOfWhoScheduledThem(String backend) {
    List<String> seen = new ArrayList<>();
    EventLoop.builder()
        .backend(backend)
        .clock(HandClock.jumping())
        .run(
            Coroutine.action(
                () -> {
                  EventLoop loop = EventLoop.current();
                  LoopFuture<Void> future = LoopFuture.create();
                  local.set("scheduled");
                  loop.callSoon(
                      () -> {
                        seen.add(local.get());
                        local.set("callback's own");
                      });
                  loop.callLater(Duration.ofMillis(1), () -> seen.add(local.get()));
                  loop.execute(() -> seen.add(local.get()));
                  future.whenDone(done -> seen.add(local.get()));
                  local.set("changed");
                  future.complete(null);
                  Async.sleep(Duration.ofMillis(2));
                  assertThat(local.get()).isEqualTo("changed");
                }));
    assertThat(seen).containsExactly("scheduled", "scheduled", "scheduled", "scheduled");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void withValue_setsBackAlsoAfterAFailure(String backend) {
    Backends.runAction(
        backend,
        () -> {
          assertThat(local.withValue("within", local::get)).isEqualTo("within");
          assertThat(local.get()).isEqualTo("initial");
          local.set("before");
          IllegalArgumentException failure = new IllegalArgumentException();
          assertThatThrownBy(
                  () ->
                      local.withValue(
                          "within",
                          () -> {
                            local.set("changed");
                            other.set(1);
                            throw failure;
                          }))
              .isSameAs(failure);
          assertThat(local.get()).isEqualTo("before");
          assertThat(other.get()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void spawn_byGroupAndEagerlyAndSubmit_copiesAlike(String backend) {
    Backends.runAction(
        backend,
        () -> {
          local.set("creator");
          assertThat(Async.spawnEager(Coroutine.of(local::get)).result()).isEqualTo("creator");
          String inGroup =
              TaskGroup.run(group -> group.spawn(Coroutine.<String>of(local::get)).await());
          assertThat(inGroup).isEqualTo("creator");
          EventLoop loop = EventLoop.current();
          LoopFuture<String> outside = LoopFuture.create();
          new Thread(() -> loop.execute(() -> outside.complete(local.get()))).start();
          assertThat(outside.await()).isEqualTo("initial");
        });
  }

  @Test
  void outsideOfALoop_hasTheInitialValueAndCantBeSet() {
    assertThat(local.get()).isEqualTo("initial");
    assertThatIllegalStateException()
        .isThrownBy(() -> local.set("x"))
        .withMessageContaining("there is no event loop here");
  }
}
