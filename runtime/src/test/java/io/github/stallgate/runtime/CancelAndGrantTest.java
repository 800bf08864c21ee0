// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every order of a cancel and a grant, for all that can be waited for, and each kind of cancel. */
@Timeout(60)
class CancelAndGrantTest {
  enum By {
    TASK,
    SCOPE,
    OUTER_SCOPE,
    GROUP
  }

  private final List<String> log = new ArrayList<>();
  private Contended thing;
  private By by;

  private final class Waiting {
    private final String name;
    private Runnable cancel;
    private Task<?> task;

    Waiting(String name) {
      this.name = name;
    }

    void start() {
      task = Async.spawn(Coroutine.action(this::run));
      cancel = () -> task.cancel("by the test");
    }

    private void run() {
      switch (by) {
        case TASK -> body();
        case SCOPE ->
            CancelScope.run(
                scope -> {
                  cancel = scope::cancel;
                  body();
                  return null;
                });
        case OUTER_SCOPE ->
            CancelScope.run(
                outer -> {
                  cancel = outer::cancel;
                  return CancelScope.run(
                      inner -> {
                        body();
                        return null;
                      });
                });
        default ->
            TaskGroup.run(
                group -> {
                  cancel = group::cancel;
                  return group.spawn(Coroutine.action(this::body));
                });
      }
    }

    private void body() {
      try {
        String got = thing.await(name);
        log.add(name + " got " + (got.startsWith("Permit") ? "permit" : got));
      } catch (CancellationException cut) {
        log.add(name + " cut");
        throw cut;
      }
      try {
        Async.yieldNow();
      } catch (CancellationException cut) {
        log.add(name + " cut later");
        throw cut;
      }
    }

    void cancel() {
      cancel.run();
    }
  }

  static Stream<Arguments> all() {
    return Backends.names()
        .flatMap(
            backend ->
                Contended.kinds().stream()
                    .flatMap(kind -> Stream.of(By.values()).map(by -> args(backend, kind, by))));
  }

  private static Arguments args(String backend, Contended.Kind kind, By by) {
    return Arguments.of(backend, kind, by);
  }

  private final Waiting a = new Waiting("A");
  private final Waiting b = new Waiting("B");

  private void run(String backend, Contended.Kind kind, By how, CheckedRunnable body) {
    by = how;
    Backends.runAction(
        backend,
        () -> {
          thing = kind.make().get();
          body.run();
        });
  }

  private void bothWait() {
    a.start();
    settle();
    b.start();
    settle();
    assertThat(log).isEmpty();
  }

  /** Until all that can run has run. */
  private static void settle() {
    EventLoop.current().keeping().allBlocked().await();
  }

  private static String got(String who, Contended.Kind kind) {
    boolean bringsItem = kind.name().endsWith("put") || kind.name().endsWith("send");
    boolean getsItem = kind.name().endsWith("take") || kind.name().endsWith("receive");
    return who + " got " + (bringsItem ? who : getsItem ? "item" : "permit");
  }

  @ParameterizedTest
  @MethodSource("all")
  void cancel_beforeTheGrantInTheSameTurn_theNextGetsIt(
      String backend, Contended.Kind kind, By how) {
    run(
        backend,
        kind,
        how,
        () -> {
          bothWait();
          a.cancel();
          thing.grant();
          settle();
          assertThat(log).containsExactlyInAnyOrder("A cut", got("B", kind));
          assertThat(thing.isLeft()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  void cancel_turnsBeforeTheGrant_theNextGetsIt(String backend, Contended.Kind kind, By how) {
    run(
        backend,
        kind,
        how,
        () -> {
          bothWait();
          a.cancel();
          settle();
          assertThat(log).containsExactly("A cut");
          thing.grant();
          settle();
          assertThat(log).containsExactly("A cut", got("B", kind));
          assertThat(thing.isLeft()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  void cancel_afterTheGrantInTheSameTurn_keepsItAndIsCutLater(
      String backend, Contended.Kind kind, By how) {
    run(
        backend,
        kind,
        how,
        () -> {
          bothWait();
          thing.grant();
          a.cancel();
          settle();
          assertThat(log).containsExactly(got("A", kind), "A cut later");
          thing.grant();
          settle();
          assertThat(log).containsExactly(got("A", kind), "A cut later", got("B", kind));
          assertThat(thing.isLeft()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  void cancel_ofTheSecondBetweenTwoGrants_isNotServed(String backend, Contended.Kind kind, By how) {
    run(
        backend,
        kind,
        how,
        () -> {
          bothWait();
          b.cancel();
          thing.grant();
          settle();
          assertThat(log).containsExactlyInAnyOrder("B cut", got("A", kind));
          assertThat(thing.isLeft()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  void cancel_ofAllThenGrant_isLeftForWhoComesLater(String backend, Contended.Kind kind, By how) {
    run(
        backend,
        kind,
        how,
        () -> {
          bothWait();
          a.cancel();
          b.cancel();
          thing.grant();
          settle();
          assertThat(log).containsExactlyInAnyOrder("A cut", "B cut");
          assertThat(thing.isLeft()).isTrue();
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  void await_inAScopeThatIsCancelled_takesNoPlace(String backend, Contended.Kind kind, By how) {
    run(
        backend,
        kind,
        how,
        () -> {
          Async.spawn(Coroutine.action(this::awaitTwiceInACancelledScope)).await();
          b.start();
          settle();
          thing.grant();
          settle();
          assertThat(log).containsExactly("A cut", "A cut", got("B", kind));
          assertThat(thing.isLeft()).isFalse();
        });
  }

  private void awaitTwiceInACancelledScope() {
    CancelScope.run(
        scope -> {
          scope.cancel();
          assertThatThrownBy(a::body).isInstanceOf(CancellationException.class);
          a.body();
          return null;
        });
  }
}
