// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inbox: nothing lost, nothing twice, FIFO per producer, no wake-up lost. */
class CrossThreadTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private static final int PRODUCERS = 4;
  private static final int EACH = 50_000;

  private static List<Thread> start(int count, java.util.function.IntConsumer body) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      Thread thread = new Thread(() -> body.accept(number), "producer-" + i);
      threads.add(thread);
      thread.start();
    }
    return threads;
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void execute_200000FromFourThreads_allRunOnceInOrder(String backend) {
    int[] next = new int[PRODUCERS];
    Backends.runAction(
        backend,
        () -> {
          EventLoop loop = EventLoop.current();
          LoopFuture<Void> all = LoopFuture.create();
          int[] left = {PRODUCERS * EACH};
          start(
              PRODUCERS,
              producer -> {
                for (int i = 0; i < EACH; i++) {
                  int number = i;
                  loop.execute(
                      () -> {
                        assertThat(next[producer]++).isEqualTo(number);
                        if (--left[0] == 0) {
                          all.complete(null);
                        }
                      });
                }
              });
          all.await();
        });
    assertThat(next).containsOnly(EACH);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void execute_toALoopThatIsMostlyAsleep_losesNoWakeUp(String backend) {
    int rounds = 3_000;
    AtomicInteger ran = new AtomicInteger();
    Backends.runAction(
        backend,
        () -> {
          EventLoop loop = EventLoop.current();
          LoopFuture<Void> all = LoopFuture.create();
          AtomicInteger open = new AtomicInteger(2);
          // Each waits until its callback ran, so that the loop falls asleep again and again.
          start(
              2,
              producer -> {
                for (int i = 0; i < rounds; i++) {
                  CountDownLatch done = new CountDownLatch(1);
                  loop.execute(
                      () -> {
                        ran.incrementAndGet();
                        done.countDown();
                      });
                  await(done);
                }
                if (open.decrementAndGet() == 0) {
                  loop.execute(() -> all.complete(null));
                }
              });
          all.await();
        });
    assertThat(ran.get()).isEqualTo(2 * rounds);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void execute_toALoopWithAChannel_losesNoWakeUp(String backend) throws Exception {
    java.nio.channels.Pipe pipe = java.nio.channels.Pipe.open();
    AtomicInteger ran = new AtomicInteger();
    Backends.runAction(
        backend,
        () -> {
          EventLoop loop = EventLoop.current();
          loop.watch(pipe.source(), java.nio.channels.SelectionKey.OP_READ, ready -> {});
          LoopFuture<Void> all = LoopFuture.create();
          start(
              1,
              producer -> {
                for (int i = 0; i < 2_000; i++) {
                  CountDownLatch done = new CountDownLatch(1);
                  loop.execute(
                      () -> {
                        ran.incrementAndGet();
                        done.countDown();
                      });
                  await(done);
                }
                loop.execute(() -> all.complete(null));
              });
          all.await();
        });
    pipe.source().close();
    pipe.sink().close();
    assertThat(ran.get()).isEqualTo(2_000);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void submit_valueFailureAndCancel_comeBack(String backend) {
    Backends.runAction(
        backend,
        () -> {
          EventLoop loop = EventLoop.current();
          LoopFuture<Void> over = LoopFuture.create();
          List<Throwable> problems = new ArrayList<>();
          Thread thread =
              new Thread(
                  () -> {
                    try {
                      submitAll(loop);
                    } catch (Throwable problem) {
                      problems.add(problem);
                    }
                    loop.execute(() -> over.complete(null));
                  });
          thread.start();
          over.await();
          assertThat(problems).isEmpty();
        });
  }

  private static void submitAll(EventLoop loop) throws Exception {
    IllegalArgumentException failure = new IllegalArgumentException();
    assertThat(
            loop.submit(
                    Coroutine.of(
                        () -> {
                          Async.yieldNow();
                          return 1;
                        }))
                .get())
        .isEqualTo(1);
    assertThatThrownBy(
            () ->
                loop.submit(
                        Coroutine.of(
                            () -> {
                              throw failure;
                            }))
                    .get())
        .isInstanceOf(ExecutionException.class)
        .hasCause(failure);
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch cut = new CountDownLatch(1);
    CompletableFuture<Void> waiting =
        loop.submit(
            Coroutine.action(
                () -> {
                  began.countDown();
                  try {
                    Async.sleep(Duration.ofDays(1));
                  } catch (CancellationException e) {
                    cut.countDown();
                    throw e;
                  }
                }));
    began.await();
    waiting.cancel(false);
    cut.await();
    Coroutine<Integer> used = Coroutine.of(() -> 1);
    assertThat(loop.submit(used).get()).isEqualTo(1);
    assertThatThrownBy(() -> loop.submit(used).get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void submit_cancelledBeforeItBegan_neverRuns(String backend) {
    boolean[] ran = new boolean[1];
    Backends.runAction(
        backend,
        () -> {
          EventLoop.current().submit(Coroutine.action(() -> ran[0] = true)).cancel(false);
          Async.yieldNow();
          Async.yieldNow();
        });
    assertThat(ran[0]).isFalse();
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void submit_whileTheLoopCloses_endsOrIsRefused(String backend) throws Exception {
    for (int round = 0; round < 20; round++) {
      EventLoop loop = EventLoop.builder().backend(backend).build();
      List<CompletableFuture<Integer>> accepted = new ArrayList<>();
      CountDownLatch began = new CountDownLatch(1);
      Thread thread =
          start(
                  1,
                  producer ->
                      assertThatIllegalStateException()
                          .isThrownBy(
                              () -> {
                                while (true) {
                                  accepted.add(loop.submit(Coroutine.of(() -> 1)));
                                  began.countDown();
                                }
                              })
                          .withMessageContaining("is closed"))
              .get(0);
      began.await();
      loop.close();
      thread.join();
      for (CompletableFuture<Integer> each : accepted) {
        assertThat(each.handle((value, failure) -> "ended").get(10, TimeUnit.SECONDS))
            .isEqualTo("ended");
      }
    }
  }
}
