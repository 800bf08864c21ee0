// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDK waits inside coroutines of the backend "virtual": they give the loop to others. */
class JdkWaitTest {
  private static final int MONITORS_UNMOUNT_FROM = 24;

  @BeforeEach
  void onlyWhereItIsToBeHad() {
    assumeTrue(Backends.names().anyMatch("virtual"::equals), "this JDK has no such backend");
  }

  /** The body blocks until {@code release} was called by a second task, which so must have run. */
  private static void runBeside(CheckedRunnable blocks, Runnable release) {
    Backends.runAction(
        "virtual",
        () -> {
          Task<?> blocked = Async.spawn(Coroutine.action(blocks));
          Task<?> other = Async.spawn(Coroutine.action(release::run));
          other.await();
          blocked.await();
          assertThat(EventLoop.current().metrics().live()).isEqualTo(1);
        });
  }

  @Test
  void blockingQueue_filledByAnotherTask_isTaken() {
    BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
    runBeside(() -> assertThat(queue.take()).isEqualTo("item"), () -> queue.add("item"));
  }

  @Test
  void completableFuture_completedByAnotherTask_isGot() {
    CompletableFuture<String> future = new CompletableFuture<>();
    runBeside(
        () -> {
          Task<?> self = Task.current();
          assertThat(future.get()).isEqualTo("value");
          assertThat(Task.current()).isSameAs(self);
          Async.yieldNow();
        },
        () -> future.complete("value"));
  }

  @Test
  void threadSleep_givesTheLoopToOthers() {
    List<String> order = new ArrayList<>();
    runBeside(
        () -> {
          Thread.sleep(1);
          order.add("slept");
        },
        () -> order.add("other"));
    assertThat(order).contains("slept", "other");
  }

  @Test
  void reentrantLock_heldByAPlatformThread_isGotAfterIt() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Thread holder =
        new Thread(
            () -> {
              lock.lock();
              held.countDown();
              await(release);
              lock.unlock();
            });
    holder.start();
    held.await();
    runBeside(
        () -> {
          lock.lock();
          lock.unlock();
        },
        release::countDown);
    holder.join();
  }

  @Test
  void monitor_heldByAPlatformThread_isGotAfterIt() throws Exception {
    assumeTrue(Runtime.version().feature() >= MONITORS_UNMOUNT_FROM, "monitors pin before");
    Object monitor = new Object();
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Thread holder =
        new Thread(
            () -> {
              synchronized (monitor) {
                held.countDown();
                await(release);
              }
            });
    holder.start();
    held.await();
    int[] entered = new int[1];
    runBeside(
        () -> {
          synchronized (monitor) {
            entered[0]++;
          }
        },
        release::countDown);
    assertThat(entered[0]).isEqualTo(1);
    holder.join();
  }

  @Test
  void objectWait_notifiedByAnotherTask_goesOn() {
    assumeTrue(Runtime.version().feature() >= MONITORS_UNMOUNT_FROM, "monitors pin before");
    Object monitor = new Object();
    boolean[] told = new boolean[1];
    runBeside(
        () -> {
          synchronized (monitor) {
            while (!told[0]) {
              monitor.wait();
            }
          }
        },
        () -> {
          synchronized (monitor) {
            told[0] = true;
            monitor.notifyAll();
          }
        });
    assertThat(told[0]).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void ownWaitAndStrayUnparks_areNotMixedUp() {
    Backends.runAction(
        "virtual",
        () -> {
          LoopFuture<String> future = LoopFuture.create();
          List<Thread> threads = new ArrayList<>();
          Task<String> waiter =
              Async.spawn(
                  Coroutine.of(
                      () -> {
                        threads.add(Thread.currentThread());
                        return future.await();
                      }));
          Async.yieldNow();
          for (int i = 0; i < 100; i++) {
            java.util.concurrent.locks.LockSupport.unpark(threads.get(0));
            Thread outside =
                new Thread(() -> java.util.concurrent.locks.LockSupport.unpark(threads.get(0)));
            outside.start();
            outside.join();
            Async.yieldNow();
            assertThat(waiter.isDone()).isFalse();
          }
          future.complete("value");
          assertThat(waiter.await()).isEqualTo("value");
        });
  }

  @Test
  void cancel_duringAJdkWait_throwsAtTheNextOwnWait() {
    CompletableFuture<String> future = new CompletableFuture<>();
    List<String> order = new ArrayList<>();
    Backends.runAction(
        "virtual",
        () -> {
          Task<?> task =
              Async.spawn(
                  Coroutine.action(
                      () -> {
                        order.add(future.get());
                        Async.yieldNow();
                        order.add("never");
                      }));
          Async.yieldNow();
          task.cancel();
          Async.yieldNow();
          assertThat(task.isDone()).isFalse();
          future.complete("got");
          assertThat(Async.gatherOutcomes(List.of(task)))
              .containsExactly(new Outcome.Cancelled<>());
        });
    assertThat(order).containsExactly("got");
  }

  /** T1: it inherits the loop as its scheduler, but is no coroutine of it. */
  @Test
  void virtualThread_startedWithinACoroutine_runs() {
    Backends.runAction(
        "virtual",
        () -> {
          CompletableFuture<Boolean> isCoroutine = new CompletableFuture<>();
          Thread thread = startVirtual(() -> isCoroutine.complete(Task.current() != null));
          assertThat(Async.await(isCoroutine)).isFalse();
          thread.join();
        });
  }

  @Test
  void virtualThread_thatOutlivesItsLoop_runsOn() throws Exception {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CountDownLatch gate = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    Backends.runAction(
        "virtual",
        () -> {
          threads.add(startVirtual(() -> await(gate)));
          threads.add(
              startVirtual(
                  () -> {
                    begun.complete(null);
                    await(gate);
                  }));
          Async.await(begun);
          threads.add(startVirtual(() -> await(gate)));
        });
    gate.countDown();
    for (Thread each : threads) {
      each.join(Duration.ofSeconds(30).toMillis());
      assertThat(each.isAlive()).isFalse();
    }
  }

  private static Thread startVirtual(Runnable body) {
    try {
      return (Thread)
          Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, body);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void run_onAVirtualThreadOfTheJdk_works() throws Exception {
    List<Object> results = new ArrayList<>();
    Thread thread =
        startVirtual(
            () -> {
              for (String backend : List.of("virtual", "threads")) {
                results.add(
                    Backends.run(
                        backend,
                        () -> {
                          Async.yieldNow();
                          return Task.current().state();
                        }));
              }
            });
    thread.join();
    assertThat(results).containsExactly(Task.State.RUNNING, Task.State.RUNNING);
  }
}
