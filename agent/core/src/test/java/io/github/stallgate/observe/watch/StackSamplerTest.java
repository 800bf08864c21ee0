// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StackSamplerTest {
  private final StackSampler sampler = new StackSampler(new JvmClocks());
  private final Thread runner = WatchPost.daemon(sampler, "sampler-of-a-test");
  private final CountDownLatch release = new CountDownLatch(1);
  private final Object monitor = new Object();
  private final Samples samples = new Samples();

  @BeforeEach
  void start() {
    runner.start();
  }

  @AfterEach
  void release() {
    release.countDown();
  }

  @Test
  void ask_turnThatGoesOn_isItsStack() {
    StallgateLoop loop = running(this::waitForRelease);
    take(loop, StallgateTurns.beat(loop), Doing.COMPUTING);
    assertThat(samples.stacks())
        .singleElement()
        .satisfies(
            stack -> {
              assertThat(stack.doing()).isEqualTo(Doing.COMPUTING);
              assertThat(stack.late()).isFalse();
              assertThat(stack.allowed()).isFalse();
              assertThat(stack.frames())
                  .extracting(StackTraceElement::getMethodName)
                  .contains("waitForRelease");
            });
  }

  @Test
  void ask_allowedRegion_isTold() {
    StallgateLoop loop = running(this::waitForRelease);
    loop.allowed = 1;
    take(loop, StackSampler.ANY, Doing.COMPUTING);
    assertThat(samples.stacks().get(0).allowed()).isTrue();
  }

  @Test
  void ask_turnThatHasEnded_isNothing() {
    StallgateLoop loop = running(this::waitForRelease);
    take(loop, StallgateTurns.beat(loop) + 4, Doing.COMPUTING);
    take(loop, StallgateTurns.beat(loop) + 4, Doing.LOCKED);
    assertThat(samples.size()).isZero();
  }

  @Test
  void ask_threadThatHasEnded_isNothing() throws Exception {
    StallgateLoop loop = running(() -> {});
    loop.thread.join();
    take(loop, StackSampler.ANY, Doing.COMPUTING);
    take(loop, StallgateTurns.beat(loop), Doing.LOCKED);
    assertThat(samples.size()).isZero();
  }

  @Test
  void ask_threadWaitsForAMonitor_isTheLockAndItsOwner() throws Exception {
    StallgateLoop loop = blocked();
    take(loop, StallgateTurns.beat(loop), Doing.LOCKED);
    assertThat(samples.locks())
        .singleElement()
        .satisfies(
            lock -> {
              assertThat(lock.lock()).startsWith("java.lang.Object@");
              assertThat(lock.owner()).isEqualTo("owner");
              assertThat(lock.ownerFrames())
                  .extracting(StackTraceElement::getMethodName)
                  .contains("hold");
              assertThat(lock.frames())
                  .extracting(StackTraceElement::getMethodName)
                  .contains("enter");
              assertThat(lock.ownerRan()).isFalse();
              assertThat(lock.isMachines()).isFalse();
            });
  }

  @Test
  void ask_threadMayWaitThere_isNoLock() throws Exception {
    StallgateLoop loop = blocked();
    loop.allowed = 1;
    take(loop, StallgateTurns.beat(loop), Doing.LOCKED);
    assertThat(samples.size()).isZero();
  }

  @Test
  void run_interruptedAndFailing_goesOn() {
    runner.interrupt();
    StallgateLoop broken = new StallgateLoop(new Thread("l"), "virtual", "virtual:l");
    broken.carried = "no thread";
    take(broken, StackSampler.ANY, Doing.COMPUTING);
    assertThat(samples.size()).isZero();
    take(running(this::waitForRelease), StackSampler.ANY, Doing.COMPUTING);
    assertThat(samples.stacks()).hasSize(1);
  }

  @Test
  void ask_samplerIsStuck_dropsWhatHasNoRoom() {
    StackSampler stuck = new StackSampler(new JvmClocks());
    StallgateLoop loop = new StallgateLoop(new Thread("l"), "netty", "netty:l");
    for (int i = 0; i < 128; i++) {
      stuck.ask(loop, 0, Doing.COMPUTING, new Samples());
    }
    stuck.ask(loop, 0, Doing.COMPUTING, samples);
    assertThat(samples.isComplete()).isTrue();
    assertThat(samples.size()).isZero();
  }

  private void take(StallgateLoop loop, long beat, Doing doing) {
    sampler.ask(loop, beat, doing, samples);
    while (!samples.isComplete()) {
      Thread.onSpinWait();
    }
  }

  /** A loop in a turn, whose thread has come to wait or has ended. */
  private StallgateLoop running(Runnable body) {
    Thread thread = new Thread(body, "l");
    thread.setDaemon(true);
    thread.start();
    while (thread.getState() == Thread.State.RUNNABLE || thread.getState() == Thread.State.NEW) {
      Thread.onSpinWait();
    }
    StallgateLoop loop = new StallgateLoop(thread, "netty", "netty:l");
    loop.tasks = 2;
    loop.standing = StallgateTurns.TURN;
    return loop;
  }

  private StallgateLoop blocked() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    Thread owner = new Thread(() -> hold(held), "owner");
    owner.setDaemon(true);
    owner.start();
    held.await();
    return running(this::enter);
  }

  private void hold(CountDownLatch held) {
    synchronized (monitor) {
      held.countDown();
      waitForRelease();
    }
  }

  private void enter() {
    synchronized (monitor) {
      release.countDown();
    }
  }

  private void waitForRelease() {
    try {
      release.await();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
