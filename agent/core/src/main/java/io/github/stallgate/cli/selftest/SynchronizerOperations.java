// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Latches, barriers, semaphores, phasers, exchangers and conditions that really make the caller
 * wait.
 */
final class SynchronizerOperations {

  private static final long LONG_SECONDS = 10;

  private record Gate(ReentrantLock lock, Condition opened) {
    static Gate create() {
      ReentrantLock lock = new ReentrantLock();
      return new Gate(lock, lock.newCondition());
    }
  }

  private SynchronizerOperations() {}

  static List<Operation> all() {
    return OperationList.reportedAs("BlockingWait")
        .on("java.util.concurrent.CountDownLatch")
        .call("await()", SynchronizerOperations::latch, SynchronizerOperations::latchAwait)
        .call(
            "await(timeout)",
            SynchronizerOperations::latch,
            SynchronizerOperations::latchAwaitTimed)
        .on("java.util.concurrent.CyclicBarrier")
        .call("await()", SynchronizerOperations::barrier, SynchronizerOperations::barrierAwait)
        .on("java.util.concurrent.Semaphore")
        .call(
            "acquire()",
            SynchronizerOperations::semaphore,
            SynchronizerOperations::semaphoreAcquire)
        .call(
            "acquireUninterruptibly()",
            SynchronizerOperations::semaphore,
            SynchronizerOperations::semaphoreAcquireUninterruptibly)
        .call("tryAcquire(timeout)", SynchronizerOperations::semaphoreTryAcquire)
        .on("java.util.concurrent.Phaser")
        .call(
            "arriveAndAwaitAdvance",
            SynchronizerOperations::phaser,
            SynchronizerOperations::phaserAdvance)
        .on("java.util.concurrent.Exchanger")
        .call("exchange", SynchronizerOperations::exchanger, SynchronizerOperations::exchange)
        .on("java.util.concurrent.locks.Condition")
        .call("await()", SynchronizerOperations::gate, SynchronizerOperations::conditionAwait)
        .call("await(timeout)", SynchronizerOperations::conditionAwaitTimed)
        .call("awaitNanos", SynchronizerOperations::conditionAwaitNanos)
        .toList();
  }

  private static Partner<CountDownLatch> latch() throws InterruptedException {
    return Partner.of(new CountDownLatch(1), CountDownLatch::countDown);
  }

  private static Partner<CyclicBarrier> barrier() throws InterruptedException {
    return Partner.of(new CyclicBarrier(2), CyclicBarrier::await);
  }

  private static Partner<Semaphore> semaphore() throws InterruptedException {
    return Partner.of(new Semaphore(0), Semaphore::release);
  }

  private static Partner<Phaser> phaser() throws InterruptedException {
    return Partner.of(new Phaser(2), Phaser::arrive);
  }

  private static Partner<Exchanger<String>> exchanger() throws InterruptedException {
    return Partner.of(new Exchanger<>(), exchanger -> exchanger.exchange("partner"));
  }

  private static Partner<Gate> gate() throws InterruptedException {
    return Partner.of(Gate.create(), SynchronizerOperations::open);
  }

  private static void open(Gate gate) {
    gate.lock().lock();
    try {
      gate.opened().signalAll();
    } finally {
      gate.lock().unlock();
    }
  }

  static void latchAwait(Partner<CountDownLatch> partner) throws InterruptedException {
    partner.meet().await();
  }

  static void latchAwaitTimed(Partner<CountDownLatch> partner) throws InterruptedException {
    partner.meet().await(LONG_SECONDS, TimeUnit.SECONDS);
  }

  static void barrierAwait(Partner<CyclicBarrier> partner) throws Exception {
    partner.meet().await();
  }

  static void semaphoreAcquire(Partner<Semaphore> partner) throws InterruptedException {
    partner.meet().acquire();
  }

  static void semaphoreAcquireUninterruptibly(Partner<Semaphore> partner) {
    partner.meet().acquireUninterruptibly();
  }

  static void semaphoreTryAcquire() throws InterruptedException {
    new Semaphore(0).tryAcquire(Meeting.PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  static void phaserAdvance(Partner<Phaser> partner) {
    partner.meet().arriveAndAwaitAdvance();
  }

  static void exchange(Partner<Exchanger<String>> partner) throws InterruptedException {
    partner.meet().exchange("loop");
  }

  static void conditionAwait(Partner<Gate> partner) throws InterruptedException {
    Gate gate = partner.subject();
    gate.lock().lock();
    try {
      partner.meet();
      gate.opened().await();
    } finally {
      gate.lock().unlock();
    }
  }

  static void conditionAwaitTimed() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    Condition never = lock.newCondition();
    lock.lock();
    try {
      never.await(Meeting.PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } finally {
      lock.unlock();
    }
  }

  static void conditionAwaitNanos() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    Condition never = lock.newCondition();
    lock.lock();
    try {
      never.awaitNanos(TimeUnit.MILLISECONDS.toNanos(Meeting.PAUSE_MILLIS));
    } finally {
      lock.unlock();
    }
  }
}
