// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Locks that another thread holds for {@link Meeting#PAUSE_MILLIS} more, over the rule's 10 ms. */
final class LockOperations {

  private static final long LONG_SECONDS = 10;

  private LockOperations() {}

  static List<Operation> all() {
    return OperationList.reportedAs("BlockingLock")
        .on("java.util.concurrent.locks.ReentrantLock")
        .call("lock", () -> held(new ReentrantLock()), LockOperations::lock)
        .call(
            "lockInterruptibly", () -> held(new ReentrantLock()), LockOperations::lockInterruptibly)
        .call("tryLock(timeout)", () -> held(new ReentrantLock()), LockOperations::tryLock)
        .add(
            "ReentrantReadWriteLock.ReadLock.lock",
            LockOperations::writeHeld,
            LockOperations::readLock)
        .add(
            "ReentrantReadWriteLock.WriteLock.lock",
            () -> held(new ReentrantReadWriteLock().writeLock()),
            LockOperations::writeLock)
        .on("java.util.concurrent.locks.StampedLock")
        .call("readLock", LockOperations::stamped, LockOperations::stampedRead)
        .call("writeLock", LockOperations::stamped, LockOperations::stampedWrite)
        .toList();
  }

  private static Partner<Lock> held(Lock lock) throws InterruptedException {
    return Partner.of(lock, Lock::lock, Lock::unlock);
  }

  private static Partner<ReentrantReadWriteLock> writeHeld() throws InterruptedException {
    return Partner.of(
        new ReentrantReadWriteLock(),
        locks -> locks.writeLock().lock(),
        locks -> locks.writeLock().unlock());
  }

  private static Partner<StampedLock> stamped() throws InterruptedException {
    return Partner.of(new StampedLock(), StampedLock::writeLock, StampedLock::tryUnlockWrite);
  }

  static void lock(Partner<Lock> partner) {
    Lock lock = partner.meet();
    lock.lock();
    lock.unlock();
  }

  static void lockInterruptibly(Partner<Lock> partner) throws InterruptedException {
    Lock lock = partner.meet();
    lock.lockInterruptibly();
    lock.unlock();
  }

  static void tryLock(Partner<Lock> partner) throws InterruptedException {
    Lock lock = partner.meet();
    if (lock.tryLock(LONG_SECONDS, TimeUnit.SECONDS)) {
      lock.unlock();
    }
  }

  static void readLock(Partner<ReentrantReadWriteLock> partner) {
    Lock lock = partner.meet().readLock();
    lock.lock();
    lock.unlock();
  }

  static void writeLock(Partner<Lock> partner) {
    Lock lock = partner.meet();
    lock.lock();
    lock.unlock();
  }

  static void stampedRead(Partner<StampedLock> partner) {
    StampedLock lock = partner.meet();
    lock.unlockRead(lock.readLock());
  }

  static void stampedWrite(Partner<StampedLock> partner) {
    StampedLock lock = partner.meet();
    lock.unlockWrite(lock.writeLock());
  }
}
