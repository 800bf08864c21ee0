// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

class OnCancelTest {
  private final CompletableFuture<Thread> began = new CompletableFuture<>();
  private final CountDownLatch gate = new CountDownLatch(1);

  private String body() throws InterruptedException {
    began.complete(Thread.currentThread());
    gate.await();
    return "result";
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void wait_cancelled_getsItsResultAndTheCancelAtTheNextWait(String backend) {
    List<String> seen = new ArrayList<>();
    Backends.runAction(
        backend,
        () -> {
          Task<Void> task =
              Async.spawn(
                  Coroutine.action(
                      () -> {
                        seen.add(Async.toThread(this::body));
                        try {
                          Async.yieldNow();
                        } catch (CancellationException cut) {
                          seen.add("cut");
                          throw cut;
                        }
                      }));
          Async.await(began);
          task.cancel();
          Async.yieldNow();
          Async.yieldNow();
          assertThat(task.isDone()).isFalse();
          gate.countDown();
          Gathering.awaitEnd(task);
          assertThat(task.isCancelled()).isTrue();
        });
    assertThat(seen).containsExactly("result", "cut");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void wait_cancelledAndNoWaitAfter_keepsItsResultAndIsNotToldOf(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<String> task = Async.spawn(Coroutine.of(() -> Async.toThread(this::body)));
          Async.await(began);
          task.cancel();
          Async.yieldNow();
          gate.countDown();
          assertThat(task.await()).isEqualTo("result");
          assertThat(EventLoop.current().metrics().swallowedCancellations()).isZero();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void wait_scopeCancelled_isCutAfterTheResult(String backend) {
    AtomicReference<String> result = new AtomicReference<>();
    Backends.runAction(
        backend,
        () -> {
          CancelScope[] open = new CancelScope[1];
          Task<Boolean> task =
              Async.spawn(
                  Coroutine.of(
                      () ->
                          CancelScope.run(
                                  scope -> {
                                    open[0] = scope;
                                    result.set(Async.toThread(this::body));
                                    Async.yieldNow();
                                    return "not cut";
                                  })
                              .isEmpty()));
          Async.await(began);
          open[0].cancel();
          gate.countDown();
          assertThat(task.await()).isTrue();
        });
    assertThat(result).hasValue("result");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void abandon_cancelled_endsAtOnceAndReportsTheLateFailure(String backend) {
    List<String> reports = new ArrayList<>();
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler((loop, failure, where) -> reports.add(failure.getMessage()))
        .run(
            Coroutine.action(
                () -> {
                  Task<Object> task =
                      Async.spawn(
                          Coroutine.of(
                              () -> Async.toThread(Async.OnCancel.ABANDON, this::failing)));
                  Async.await(began);
                  task.cancel();
                  Gathering.awaitEnd(task);
                  assertThat(task.isCancelled()).isTrue();
                  assertThat(reports).isEmpty();
                  gate.countDown();
                  while (reports.isEmpty()) {
                    Async.toThread(() -> null);
                  }
                }));
    assertThat(reports).containsExactly("late");
  }

  private Object failing() throws InterruptedException {
    body();
    throw new IllegalStateException("late");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void abandon_loopClosed_doesNotWaitAndLogsTheLateFailure(String backend) throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger(EventLoop.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try {
      Backends.runAction(
          backend,
          () -> {
            Async.spawn(Coroutine.of(() -> Async.toThread(Async.OnCancel.ABANDON, this::failing)));
            Async.await(began);
          });
      assertThat(gate.getCount()).isEqualTo(1);
      gate.countDown();
      began.get().join();
      assertThat(log.list)
          .anySatisfy(each -> assertThat(each.getThrowableProxy().getMessage()).isEqualTo("late"));
    } finally {
      logger.detachAppender(log);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void wait_loopClosed_isWaitedFor(String backend) {
    List<String> ended = new ArrayList<>();
    Backends.runAction(
        backend,
        () -> {
          Async.spawn(
              Coroutine.action(
                  () -> {
                    ended.add(Async.toThread(this::body));
                    gate.await();
                  }));
          Async.await(began);
          EventLoop.current().callSoon(gate::countDown);
        });
    assertThat(ended).containsExactly("result");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void interrupt_cancelled_interruptsAndThenWaits(String backend) {
    AtomicReference<String> ending = new AtomicReference<>();
    CompletableFuture<Void> wasInterrupted = new CompletableFuture<>();
    Backends.runAction(
        backend,
        () -> {
          Task<Object> task =
              Async.spawn(
                  Coroutine.of(
                      () ->
                          Async.toThread(
                              Async.OnCancel.INTERRUPT,
                              () -> {
                                try {
                                  return body();
                                } catch (InterruptedException e) {
                                  wasInterrupted.complete(null);
                                  gate.await();
                                  ending.set("tidied up");
                                  throw e;
                                }
                              })));
          Async.await(began);
          task.cancel("enough");
          Async.await(wasInterrupted);
          assertThat(task.isDone()).isFalse();
          gate.countDown();
          assertThatThrownBy(task::await)
              .isInstanceOf(CancellationException.class)
              .hasMessage("enough");
          assertThat(ending).hasValue("tidied up");
          assertThat(Async.<Boolean>toThread(Thread::interrupted)).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void interrupt_bodyEndsAllTheSame_givesItsResult(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<String> task =
              Async.spawn(
                  Coroutine.of(
                      () ->
                          Async.toThread(
                              Async.OnCancel.INTERRUPT,
                              () -> {
                                try {
                                  return body();
                                } catch (InterruptedException e) {
                                  return "half";
                                }
                              })));
          Async.await(began);
          task.cancel();
          assertThat(task.await()).isEqualTo("half");
        });
  }
}
