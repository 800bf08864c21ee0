// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The runtime's own waits neither consume an interrupt nor need one; the loop's own cancels main.
 */
class InterruptTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  @ParameterizedTest
  @MethodSource(NAMES)
  void ownWaits_interruptedCoroutine_waitOnAndKeepIt(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<String> future = LoopFuture.create();
          EventLoop loop = EventLoop.current();
          Thread.currentThread().interrupt();
          Async.yieldNow();
          assertThat(Thread.currentThread().isInterrupted()).isTrue();
          Async.sleep(Duration.ofNanos(1));
          assertThat(Thread.currentThread().isInterrupted()).isTrue();
          loop.callSoon(() -> future.complete("value"));
          assertThat(future.await()).isEqualTo("value");
          assertThat(Thread.interrupted()).isTrue();
          assertThat(Thread.interrupted()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void ownWait_interruptedFromOutside_waitsOnAndKeepsIt(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<Thread> thread = LoopFuture.create();
          LoopFuture<String> future = LoopFuture.create();
          Task<Boolean> task =
              Async.spawn(
                  Coroutine.of(
                      () -> {
                        thread.complete(Thread.currentThread());
                        future.await();
                        return Thread.interrupted();
                      }));
          thread.await().interrupt();
          Async.yieldNow();
          Async.yieldNow();
          assertThat(task.isDone()).isFalse();
          future.complete("value");
          assertThat(task.await()).isTrue();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void jdkWait_interruptedCoroutine_throwsAtOnce(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Thread.currentThread().interrupt();
          assertThatThrownBy(() -> Thread.sleep(100_000)).isInstanceOf(InterruptedException.class);
          assertThat(Thread.currentThread().isInterrupted()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void interrupt_leftByOneCoroutine_isNotSeenByTheNext(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Async.spawn(Coroutine.action(() -> Thread.currentThread().interrupt())).await();
          for (int i = 0; i < 10; i++) {
            assertThat(Async.spawn(Coroutine.of(Thread::interrupted)).await()).isFalse();
          }
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void loopThread_interruptedWhileItSleeps_cancelsMainAndKeepsIt(String backend) throws Exception {
    runInterrupted(backend, () -> Async.sleep(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void loopThread_interruptedWhileItIsBusy_cancelsMain(String backend) throws Exception {
    runInterrupted(
        backend,
        () -> {
          while (true) {
            Async.yieldNow();
          }
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void run_onAThreadThatIsInterrupted_cancelsMainAndKeepsIt(String backend) {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Backends.runAction(backend, () -> Async.sleep(Duration.ofDays(1))))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  /** Again and again, because the JDK drops one that hits while it runs a virtual thread. */
  private static void runInterrupted(String backend, CheckedRunnable body) throws Exception {
    Thread runner = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Thread interrupter =
        new Thread(
            () -> {
              do {
                runner.interrupt();
                LockSupport.parkNanos(1_000_000);
              } while (ended.getCount() > 0);
            });
    assertThatThrownBy(
            () ->
                Backends.runAction(
                    backend,
                    () -> {
                      interrupter.start();
                      try {
                        body.run();
                      } finally {
                        ended.countDown();
                      }
                    }))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("was interrupted");
    assertThat(Thread.interrupted()).isTrue();
    while (interrupter.isAlive()) {
      Thread.yield();
    }
    Thread.interrupted();
  }
}
