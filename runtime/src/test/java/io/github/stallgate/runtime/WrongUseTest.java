// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each refusal says what, where it was created if that is known, and what to do instead. */
class WrongUseTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private static String refusal(ThrowingCallable what) {
    List<String> message = new ArrayList<>();
    assertThatIllegalStateException().isThrownBy(what).satisfies(e -> message.add(e.getMessage()));
    return message.get(0);
  }

  /** What another thread is told. */
  private static String refusalElsewhere(ThrowingCallable what) {
    List<String> message = new ArrayList<>();
    Thread thread = new Thread(() -> message.add(refusal(what)), "stranger");
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return message.get(0);
  }

  @Test
  void await_outsideOfALoop_saysHowToBegin() {
    String way =
        "'"
            + Thread.currentThread().getName()
            + "' runs no coroutine; begin one by EventLoop.run(Coroutine.of(...)), or from another"
            + " thread by loop.submit(...); a callback can spawn one, but not wait itself";
    assertThat(refusal(() -> Coroutine.of("fetch", () -> 1).await()))
        .isEqualTo("can't wait here (Coroutine(fetch)): " + way);
    assertThat(refusal(() -> Async.sleep(Duration.ZERO)))
        .isEqualTo("can't wait here (sleep): " + way);
    assertThat(refusal(() -> TaskGroup.run(group -> 1))).contains("open a TaskGroup", way);
    assertThat(refusal(() -> CancelScope.run(scope -> 1))).contains("open a CancelScope", way);
    assertThat(refusal(() -> Async.gather(List.<Coroutine<?>>of()))).contains("gather", way);
    assertThat(refusal(() -> Async.spawn(Coroutine.of(() -> 1))))
        .contains("there is no event loop here", "begin with EventLoop.run");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void await_inACallback_isRefused(String backend) {
    List<String> told = new ArrayList<>();
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<Void> open = LoopFuture.create();
          EventLoop.current().callSoon(() -> told.add(refusal(open::await)));
          Async.yieldNow();
        });
    assertThat(told.get(0))
        .startsWith("can't wait here (LoopFuture(pending)): ")
        .endsWith("a callback can spawn one, but not wait itself");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void await_coroutineTwice_saysWhatToDo(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Coroutine<Integer> once = Coroutine.of("once", () -> 1);
          once.await();
          String refused =
              "Coroutine(once) was awaited or spawned before: a coroutine runs once; create"
                  + " another by Coroutine.of, or spawn it once and await the task as often as you"
                  + " like";
          assertThat(refusal(once::await)).isEqualTo(refused);
          assertThat(refusal(() -> Async.spawn(once))).isEqualTo(refused);
          Coroutine<Integer> spawned = Coroutine.of("once", () -> 2);
          Task<Integer> task = Async.spawn(spawned);
          assertThat(refusal(spawned::await)).isEqualTo(refused);
          assertThat(refusal(() -> Async.spawn(spawned))).isEqualTo(refused);
          assertThat(task.await()).isEqualTo(2);
          Coroutine<Integer> closed = Coroutine.of("once", () -> 3);
          closed.close();
          assertThat(refusal(closed::await)).startsWith("Coroutine(once) was closed: ");
          assertThat(refusal(closed::await)).startsWith("Coroutine(once) was closed: ");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void await_coroutineTwiceInDebug_saysWhereItWasCreated(String backend) {
    EventLoop.builder()
        .backend(backend)
        .debug(true)
        .run(
            Coroutine.action(
                () -> {
                  Coroutine<Integer> once = Coroutine.of("once", () -> 1);
                  once.await();
                  assertThat(refusal(once::await))
                      .matches(
                          "Coroutine\\(once, created at .*WrongUseTest.java:\\d+\\)\\) was .*");
                }));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void run_nested_saysWhatToDo(String backend) {
    EventLoop.builder()
        .backend(backend)
        .name("outer")
        .run(
            Coroutine.action(
                () -> {
                  String refused =
                      "'outer' runs on this thread already, and a loop does not run within another;"
                          + " await the coroutine, or spawn it";
                  assertThat(refusal(() -> EventLoop.run(Coroutine.of(() -> 1))))
                      .isEqualTo(refused);
                  assertThat(refusal(() -> EventLoop.current().runUntilDone(Coroutine.of(() -> 1))))
                      .isEqualTo(refused);
                  assertThat(refusal(() -> EventLoop.current().close()))
                      .isEqualTo(
                          "'outer' can't close itself while it runs; let its main coroutine end");
                }));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void use_fromAnotherThread_isAlwaysRefused(String backend) {
    EventLoop.builder()
        .backend(backend)
        .name("mine")
        .run(
            Coroutine.action(
                () -> {
                  EventLoop loop = EventLoop.current();
                  LoopFuture<Integer> future = LoopFuture.create();
                  Task<?> task = Task.current();
                  Coroutine<Integer> body = Coroutine.of(() -> 1);
                  List<ThrowingCallable> uses =
                      List.of(
                          () -> loop.spawn(body),
                          () -> loop.callSoon(() -> {}),
                          () -> loop.callLater(Duration.ZERO, () -> {}),
                          () -> loop.callAt(0, () -> {}),
                          loop::newFuture,
                          loop::metrics,
                          loop::dump,
                          () -> loop.addInstrument(new Instrument() {}),
                          () -> loop.runUntilDone(body),
                          loop::close,
                          () -> future.complete(1),
                          () -> future.fail(new RuntimeException()),
                          future::cancel,
                          future::isDone,
                          future::isCancelled,
                          future::result,
                          future::exception,
                          () -> future.whenDone(done -> {}),
                          task::cancel,
                          () -> task.cancel("why"),
                          task::awaitChain);
                  for (ThrowingCallable each : uses) {
                    assertThat(refusalElsewhere(each))
                        .isEqualTo(
                            "'stranger' may not use 'mine', which belongs to another thread; use"
                                + " loop.execute(...) or loop.submit(...)");
                  }
                  assertThat(refusalElsewhere(future::await)).contains("'stranger' runs no");
                  assertThat(future.isDone()).isFalse();
                  body.close();
                }));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void use_scopesAndGroupsFromAnotherThread_isRefused(String backend) {
    Backends.runAction(
        backend,
        () ->
            TaskGroup.run(
                group ->
                    CancelScope.run(
                        scope -> {
                          for (ThrowingCallable each :
                              List.<ThrowingCallable>of(
                                  scope::cancel,
                                  () -> scope.deadline(0),
                                  scope::isCancelled,
                                  group::cancel,
                                  () -> group.spawn(Coroutine.of(() -> 1)))) {
                            assertThat(refusalElsewhere(each)).startsWith("'stranger' may not use");
                          }
                          Async.yieldNow();
                          return null;
                        })));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void use_builtInDebugFromAnotherThread_saysWhereItWasBuilt(String backend) {
    try (EventLoop loop = EventLoop.builder().backend(backend).debug(true).build()) {
      assertThat(refusalElsewhere(loop::metrics))
          .matches(".*belongs to another thread, built at .*WrongUseTest.java.*; use .*");
    }
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void use_afterClose_saysWhatToDo(String backend) {
    EventLoop loop = EventLoop.builder().backend(backend).name("gone").build();
    loop.close();
    for (ThrowingCallable each :
        List.<ThrowingCallable>of(
            () -> loop.runUntilDone(Coroutine.of(() -> 1)),
            () -> loop.spawn(Coroutine.of(() -> 1)),
            () -> loop.callSoon(() -> {}),
            () -> loop.callLater(Duration.ZERO, () -> {}),
            () -> loop.execute(() -> {}),
            () -> loop.submit(Coroutine.of(() -> 1)))) {
      assertThat(refusal(each))
          .isEqualTo("'gone' is closed; build another loop, or use this one before close()");
    }
    assertThat(refusalElsewhere(() -> loop.execute(() -> {}))).startsWith("'gone' is closed");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void await_acrossLoops_namesBoth(String backend) {
    try (EventLoop other = EventLoop.builder().backend(backend).name("other").build()) {
      LoopFuture<Integer> open = other.newFuture();
      EventLoop.builder()
          .backend(backend)
          .name("here")
          .run(
              Coroutine.action(
                  () -> {
                    assertThat(refusal(open::await))
                        .isEqualTo(
                            "can't wait here (LoopFuture(pending)): it belongs to 'other', and this"
                                + " coroutine runs on 'here'; wait for it on its own loop, by"
                                + " Async.await(loop.submit(Coroutine.of(...)))");
                  }));
    }
  }

  @Test
  void builder_unknownNames_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventLoop.builder().backend("fibres").build())
        .withMessageContaining("'fibres'")
        .withMessageContaining("auto, virtual and threads");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventLoop.builder().ioDriver("io_uring"))
        .withMessageContaining("'io_uring'");
    try (EventLoop loop = EventLoop.builder().build()) {
      assertThatNullPointerException().isThrownBy(() -> loop.callSoon(null));
      assertThatNullPointerException().isThrownBy(() -> loop.execute(null));
      assertThatNullPointerException().isThrownBy(() -> loop.newFuture().whenDone(null));
    }
  }
}
