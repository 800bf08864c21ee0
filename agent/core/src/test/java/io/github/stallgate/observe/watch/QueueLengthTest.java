// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static io.github.stallgate.observe.watch.HandDriven.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.observe.LagRecorder;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.lang.reflect.Constructor;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueLengthTest {
  private final DefaultEventExecutor executor = new DefaultEventExecutor();
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch holding = new CountDownLatch(1);

  /** An executor of Netty's kind that an application has extended. */
  private static final class Own extends SingleThreadEventExecutor {
    Own() {
      super(null, (Executor) Runnable::run, true);
    }

    @Override
    protected void run() {
      throw new IllegalStateException("it was never to run");
    }

    @Override
    public int pendingTasks() {
      throw new IllegalStateException("an application's method was called");
    }
  }

  /** As loops before Netty 4.1.31 were: their length was asked of the loop itself. */
  private static final class Asking {
    @SuppressWarnings("unused")
    private final Object pendingTasksCallable = new Object();

    public int pendingTasks() {
      throw new IllegalStateException("the loop was asked");
    }
  }

  @AfterEach
  void shutDown() {
    held.countDown();
    executor.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Test
  void now_nettysExecutor_isItsTasksThatWait() throws Exception {
    QueueLength queue = QueueLength.of(runnerOf(executor));
    hold();
    assertThat(queue.isKnown()).isTrue();
    assertThat(queue.now()).isZero();
    for (int i = 0; i < 300; i++) {
      executor.execute(() -> {});
    }
    assertThat(queue.now()).isEqualTo(300);
  }

  @Test
  void busy_queueThatIsWorkedOff_isADelay() throws Exception {
    StallgateLoop loop = new StallgateLoop(new Thread("l"), "netty", "netty:l");
    LoopLag lag = new LoopLag(loop, new LagRecorder());
    lag.busy(MILLI);
    loop.runner = runnerOf(executor);
    hold();
    for (int i = 0; i < 300; i++) {
      executor.execute(() -> {});
    }
    lag.busy(5 * MILLI);
    assertThat(lag.worst(25 * MILLI)).isEqualTo(20 * MILLI);
    loop.tasks = 200;
    lag.busy(205 * MILLI);
    loop.tasks = 400;
    lag.busy(405 * MILLI);
    assertThat(lag.worst(405 * MILLI)).isEqualTo(300 * MILLI);
    assertThat(lag.recorder().snapshot().max()).isEqualTo(300 * MILLI);
  }

  @Test
  void busy_clockJumpsByADay_isNoNegativeDelay() throws Exception {
    StallgateLoop loop = new StallgateLoop(new Thread("l"), "netty", "netty:l");
    loop.runner = runnerOf(executor);
    hold();
    executor.execute(() -> {});
    executor.execute(() -> {});
    LoopLag lag = new LoopLag(loop, new LagRecorder());
    lag.busy(0);
    loop.tasks = 3_000_000;
    lag.busy(86_400_000 * MILLI);
    assertThat(lag.worst(86_400_000 * MILLI)).isNotNegative();
  }

  /** What Netty's own thread runs: the inner class that is made of the executor alone. */
  private static Object runnerOf(SingleThreadEventExecutor executor) throws Exception {
    String outer = SingleThreadEventExecutor.class.getName();
    for (int i = 1; true; i++) {
      for (Constructor<?> each : Class.forName(outer + "$" + i).getDeclaredConstructors()) {
        if (each.getParameterCount() == 1) {
          each.setAccessible(true);
          return each.newInstance(executor);
        }
      }
    }
  }

  private void hold() throws Exception {
    executor.execute(
        () -> {
          holding.countDown();
          awaitHeld();
        });
    holding.await();
  }

  private void awaitHeld() {
    try {
      held.await();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void of_executorThatDoesNotWaitForALoop_isNotKnown() throws Exception {
    assertThat(QueueLength.of(null).isKnown()).isFalse();
    assertThat(QueueLength.of("no runner").isKnown()).isFalse();
    assertThat(QueueLength.of(null).now()).isZero();
  }

  @Test
  void of_applicationsOwnExecutor_isNeverAsked() throws Exception {
    QueueLength queue = QueueLength.of(runnerOf(new Own()));
    assertThat(queue.isKnown()).isFalse();
    assertThat(queue.now()).isZero();
  }

  @Test
  void of_executorThatAnswersOnItsLoopOnly_isNeverAsked() throws Exception {
    assertThat(QueueLength.asksTheLoop(new Asking())).isTrue();
    assertThat(QueueLength.asksTheLoop(executor)).isFalse();
  }
}
