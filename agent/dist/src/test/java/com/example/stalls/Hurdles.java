// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import io.github.stallgate.runtime.Async;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/** What a coroutine waits for within this JVM, and another one of its loop brings about. */
final class Hurdles {
  static final Hurdles SHARED = new Hurdles();

  private static final Object MONITOR = new Object();
  private static final BlockingQueue<Integer> QUEUE = new LinkedBlockingQueue<>();
  private static volatile boolean told;
  private static volatile Thread waiter;
  private static volatile CountDownLatch latch;
  private static volatile CompletableFuture<Integer> future;
  private static volatile ServerSocket server;
  private static volatile Socket peer;
  private static boolean free;
  private boolean freeWithin;

  private Hurdles() {}

  static void sleepUntilTold() throws Exception {
    while (!told) {
      Thread.sleep(1);
    }
  }

  static void tell() {
    told = true;
  }

  static void await() throws Exception {
    synchronized (MONITOR) {
      while (!free) {
        MONITOR.wait();
      }
    }
  }

  static void free() {
    synchronized (MONITOR) {
      free = true;
      MONITOR.notifyAll();
    }
    synchronized (MONITOR) {
      free = true;
    }
  }

  synchronized void awaitWithin() throws Exception {
    while (!freeWithin) {
      wait(1_000_000);
    }
  }

  void freeWithin() {
    notifyWithin();
    notifyWithin();
  }

  private synchronized void notifyWithin() {
    freeWithin = true;
    notifyAll();
  }

  static void enter() throws Exception {
    hold(MONITOR);
    waiter = Thread.currentThread();
    synchronized (MONITOR) {
      waiter = null;
    }
  }

  static void enterMethod() throws Exception {
    hold(SHARED);
    waiter = Thread.currentThread();
    SHARED.notifyWithin();
    waiter = null;
  }

  /** Returns when another thread has the monitor, which keeps it until the latch is open. */
  private static void hold(Object monitor) throws Exception {
    CountDownLatch isHeld = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    latch = end;
    Thread holder =
        new Thread(
            () -> {
              synchronized (monitor) {
                isHeld.countDown();
                awaitQuietly(end);
              }
            });
    holder.start();
    isHeld.await();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void release() {
    while (waiter == null || waiter.getState() != Thread.State.BLOCKED) {
      Async.yieldNow();
    }
    latch.countDown();
  }

  static void awaitLatch() throws Exception {
    latch = new CountDownLatch(1);
    latch.await();
    latch = null;
  }

  static void openLatch() {
    while (latch == null) {
      Async.yieldNow();
    }
    latch.countDown();
  }

  static void join() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = new Thread(() -> awaitQuietly(end));
    thread.start();
    latch = end;
    thread.join();
  }

  static void lock() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    latch = new CountDownLatch(1);
    ReentrantLock lock = new ReentrantLock();
    new Thread(
            () -> {
              lock.lock();
              locked.countDown();
              awaitQuietly(latch);
              lock.unlock();
            })
        .start();
    locked.await();
    waiter = Thread.currentThread();
    lock.lock();
    lock.unlock();
  }

  static void unlock() {
    while (waiter == null || waiter.getState() != Thread.State.WAITING) {
      Async.yieldNow();
    }
    latch.countDown();
    waiter = null;
  }

  static void take() throws Exception {
    RerouteCase.expectOne(QUEUE.take());
  }

  static void put() throws Exception {
    QUEUE.put(1);
  }

  static void get() throws Exception {
    future = new CompletableFuture<>();
    RerouteCase.expectOne(future.get());
  }

  static void complete() {
    while (future == null) {
      Async.yieldNow();
    }
    future.complete(1);
  }

  static void accept() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server = listening;
      listening.accept().close();
    }
  }

  static void connect() throws Exception {
    while (server == null) {
      Async.yieldNow();
    }
    new Socket(server.getInetAddress(), server.getLocalPort()).close();
  }

  static void readFromSocket() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket one = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
      peer = listening.accept();
      RerouteCase.expectOne(one.getInputStream().read());
    }
  }

  static void writeToSocket() throws Exception {
    while (peer == null) {
      Async.yieldNow();
    }
    peer.getOutputStream().write(1);
    peer.close();
  }
}
