// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who takes the stack of a coroutine's thread holds it meanwhile; nothing gets lost by that. */
class StacksTakenTest {
  private static final String BACKENDS = "io.github.stallgate.runtime.Backends#names";
  private static final int TIMES = 20_000;

  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final AtomicLong taken = new AtomicLong();

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void await_stacksAreTakenMeanwhile_everyValueArrivesInOrder(String backend) throws Exception {
    whileStacksAreTaken(
        () ->
            Backends.runAction(
                backend,
                () -> {
                  AsyncQueue<Integer> there = AsyncQueue.of(1);
                  AsyncQueue<Integer> back = AsyncQueue.of(1);
                  Task<?> echo = Async.spawn(Coroutine.action(() -> echo(there, back)));
                  threads.add(Thread.currentThread());
                  for (int i = 0; i < TIMES || taken.get() < TIMES; i++) {
                    there.put(i);
                    Async.yieldNow();
                    assertThat(back.take()).isEqualTo(i);
                  }
                  echo.cancel("enough");
                }));
  }

  private void echo(AsyncQueue<Integer> there, AsyncQueue<Integer> back) {
    threads.add(Thread.currentThread());
    while (true) {
      back.put(there.take());
      Async.yieldNow();
    }
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void await_stackIsTakenByTheLoopItself_waitsOn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<String> future = LoopFuture.create();
          Task<String> waiting = Async.spawn(Coroutine.of(() -> waitFor(future)));
          Async.yieldNow();
          for (int i = 0; i < 3; i++) {
            assertThat(waiting.awaitChain()).isNotEmpty();
            Async.yieldNow();
            assertThat(waiting.state()).isEqualTo(Task.State.WAITING);
          }
          future.complete("value");
          assertThat(waiting.await()).isEqualTo("value");
        });
  }

  private static String waitFor(LoopFuture<String> future) {
    return future.await();
  }

  private void whileStacksAreTaken(Runnable body) throws InterruptedException {
    AtomicBoolean isOver = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    Thread taker =
        new Thread(
            () -> {
              begun.countDown();
              while (!isOver.get()) {
                for (Thread each : threads) {
                  taken.addAndGet(each.getStackTrace().length > 0 ? 1 : 0);
                }
              }
            });
    taker.start();
    begun.await();
    try {
      body.run();
    } finally {
      isOver.set(true);
      taker.join();
    }
  }
}
