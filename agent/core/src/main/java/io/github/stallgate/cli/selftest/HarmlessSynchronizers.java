// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Locks nobody holds, futures that are complete, queues with something in them or room in them. */
final class HarmlessSynchronizers {

  private static final long LONG_SECONDS = 10;

  private HarmlessSynchronizers() {}

  static List<Operation> all() {
    return OperationList.harmless()
        .add("free ReentrantLock", HarmlessSynchronizers::reentrantLock)
        .add("free ReentrantReadWriteLock", HarmlessSynchronizers::readWriteLock)
        .add("free StampedLock", HarmlessSynchronizers::stampedLock)
        .add("free monitor", HarmlessSynchronizers::monitor)
        .add("Semaphore with permits", HarmlessSynchronizers::semaphore)
        .add("CountDownLatch at zero", HarmlessSynchronizers::latch)
        .add("completed CompletableFuture.get", HarmlessSynchronizers::completedGet)
        .add("completed CompletableFuture.join", HarmlessSynchronizers::completedJoin)
        .add(
            "completed FutureTask.get", HarmlessSynchronizers::done, HarmlessSynchronizers::taskGet)
        .add("take from a filled queue", HarmlessSynchronizers::take)
        .add("poll from a filled queue", HarmlessSynchronizers::poll)
        .add("put into a queue with room", HarmlessSynchronizers::put)
        .add("offer to a full queue", HarmlessSynchronizers::offer)
        .add("Executor.execute", LateExecutor::new, HarmlessSynchronizers::execute)
        .toList();
  }

  private static FutureTask<String> done() {
    FutureTask<String> task = new FutureTask<>(() -> "done");
    task.run();
    return task;
  }

  static void reentrantLock() throws InterruptedException {
    Lock lock = new ReentrantLock();
    lock.lock();
    lock.unlock();
    if (lock.tryLock(LONG_SECONDS, TimeUnit.SECONDS)) {
      lock.unlock();
    }
  }

  static void readWriteLock() {
    ReentrantReadWriteLock locks = new ReentrantReadWriteLock();
    locks.readLock().lock();
    locks.readLock().unlock();
    locks.writeLock().lock();
    locks.writeLock().unlock();
  }

  static void stampedLock() {
    StampedLock lock = new StampedLock();
    lock.unlockRead(lock.readLock());
    lock.unlockWrite(lock.writeLock());
  }

  static void monitor() {
    Object monitor = new Object();
    synchronized (monitor) {
      monitor.hashCode();
    }
  }

  static void semaphore() throws InterruptedException {
    new Semaphore(1).acquire();
  }

  static void latch() throws InterruptedException {
    new CountDownLatch(0).await();
  }

  static void completedGet() throws Exception {
    CompletableFuture.completedFuture("done").get();
  }

  static void completedJoin() {
    CompletableFuture.completedFuture("done").join();
  }

  static void taskGet(FutureTask<String> task) throws Exception {
    task.get();
  }

  static void take() throws InterruptedException {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>(List.of("there"));
    queue.take();
  }

  static void poll() throws InterruptedException {
    BlockingQueue<String> queue = new ArrayBlockingQueue<>(1, false, List.of("there"));
    queue.poll(LONG_SECONDS, TimeUnit.SECONDS);
  }

  static void put() throws InterruptedException {
    new ArrayBlockingQueue<String>(1).put("room");
  }

  static void offer() {
    new ArrayBlockingQueue<>(1, false, List.of("full")).offer("more");
  }

  static void execute(LateExecutor executor) {
    executor.execute(() -> {});
  }
}
