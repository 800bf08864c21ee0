// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** What virtual threads do to their carriers, right and wrong. */
public enum VirtualCase {
  SLEEP_IN_INITIALISER(() -> VirtualThreads.run(PinnedWaits.Sleeping::touch)),
  SHORT_SLEEP_IN_INITIALISER(() -> VirtualThreads.run(PinnedWaits.SleepingShortly::touch)),
  SLEEP_BELOW_NATIVE(() -> VirtualThreads.run(PinnedWaits::sleepBelowNative)),
  WAIT_IN_INITIALISER(() -> VirtualThreads.run(PinnedWaits.Waiting::touch)),
  MONITOR_IN_INITIALISER(PinnedWaits::contend),
  INITIALISER_OF_ANOTHER(() -> ClassInitWait.starve(PinnedWaits::onVirtualThread)),
  SLEEP_IN_C(() -> VirtualCase.run(Waits.nativeSleep())),
  HOGS(() -> VirtualCase.hog(Runtime.getRuntime().availableProcessors(), 50)),
  HOG_ON_ITS_OWN(() -> VirtualCase.hog(1, 0)),
  CROWD(() -> VirtualThreads.run(10_000, VirtualCase::behave)),
  ORDINARY(VirtualCase::ordinary);

  private static final long PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final ReentrantLock LOCK = new ReentrantLock();

  private final VirtualThreads.Body body;

  VirtualCase(VirtualThreads.Body body) {
    this.body = body;
  }

  void run() throws Exception {
    body.run();
  }

  private static void run(Callable<Boolean> call) throws Exception {
    VirtualThreads.run(call::call);
  }

  /** So many compute, and others get ready to run in the meantime. */
  private static void hog(int hogs, int others) throws Exception {
    Callable<Integer> spin = Spins.countedLoop();
    Thread crowd = new Thread(() -> crowd(hogs, spin));
    crowd.start();
    VirtualThreads.run(others, VirtualCase::behave);
    crowd.join();
  }

  private static void crowd(int hogs, Callable<Integer> spin) {
    try {
      VirtualThreads.run(hogs, spin::call);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void behave() throws InterruptedException {
    Thread.sleep(30);
    LOCK.lock();
    try {
      Spins.count(1_000);
    } finally {
      LOCK.unlock();
    }
    LockSupport.parkNanos(PARK_NANOS);
  }

  private static void ordinary() throws Exception {
    VirtualThreads.run(Waits::sleep);
    VirtualThreads.run(PinnedWaits::readFromSocket);
    LOCK.lock();
    Thread waiter = VirtualThreads.start(VirtualCase::behave);
    Pause.nanos(TimeUnit.MILLISECONDS.toNanos(100));
    LOCK.unlock();
    waiter.join();
  }
}
