// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;

/** Waits that the language itself offers: join, {@code Object.wait}, reference queues. */
final class ThreadOperations {

  private static final int LONG_MILLIS = 10_000;

  /** A queue, and a reference that can be put into it by hand. */
  private record Enqueuing(ReferenceQueue<Object> queue, WeakReference<Object> reference) {
    static Enqueuing create() {
      ReferenceQueue<Object> queue = new ReferenceQueue<>();
      return new Enqueuing(queue, new WeakReference<>(new Object(), queue));
    }
  }

  private ThreadOperations() {}

  static List<Operation> all() {
    return OperationList.reportedAs("BlockingWait")
        .on("java.lang.Thread")
        .call("join()", ThreadOperations::living, ThreadOperations::join)
        .call("join(long)", ThreadOperations::living, ThreadOperations::joinMillis)
        .call("join(long, int)", ThreadOperations::living, ThreadOperations::joinNanos)
        .call("join(Duration)", ThreadOperations::living, ThreadOperations::joinFor)
        .since(19)
        .on("java.lang.Object")
        .call("wait()", ThreadOperations::notifier, ThreadOperations::monitorWait)
        .call("wait(long)", ThreadOperations::monitorWaitMillis)
        .call("wait(long, int)", ThreadOperations::monitorWaitNanos)
        .add("Object.wait by reflection", ThreadOperations::monitorWaitReflection)
        .add("Object.wait by method handle", ThreadOperations::monitorWaitHandle)
        .on("java.lang.ref.ReferenceQueue")
        .call("remove(long)", ThreadOperations::removeMillis)
        .call("remove()", ThreadOperations::enqueuing, ThreadOperations::remove)
        .toList();
  }

  private static Partner<Object> living() throws InterruptedException {
    return Partner.of(new Object(), ended -> {});
  }

  private static Partner<Object> notifier() throws InterruptedException {
    return Partner.of(new Object(), ThreadOperations::notifyWaiters);
  }

  private static void notifyWaiters(Object monitor) {
    synchronized (monitor) {
      monitor.notifyAll();
    }
  }

  private static Partner<Enqueuing> enqueuing() throws InterruptedException {
    return Partner.of(Enqueuing.create(), created -> created.reference().enqueue());
  }

  static void join(Partner<Object> partner) throws InterruptedException {
    partner.meet();
    partner.thread().join();
  }

  static void joinMillis(Partner<Object> partner) throws InterruptedException {
    partner.meet();
    partner.thread().join(LONG_MILLIS);
  }

  static void joinNanos(Partner<Object> partner) throws InterruptedException {
    partner.meet();
    partner.thread().join(LONG_MILLIS, 1);
  }

  static void joinFor(Partner<Object> partner) throws Exception {
    partner.meet();
    Thread.class
        .getMethod("join", Duration.class)
        .invoke(partner.thread(), Duration.ofMillis(LONG_MILLIS));
  }

  static void monitorWait(Partner<Object> partner) throws InterruptedException {
    Object monitor = partner.meet();
    synchronized (monitor) {
      monitor.wait();
    }
  }

  static void monitorWaitMillis() throws InterruptedException {
    Object monitor = new Object();
    synchronized (monitor) {
      monitor.wait(Meeting.PAUSE_MILLIS);
    }
  }

  static void monitorWaitNanos() throws InterruptedException {
    Object monitor = new Object();
    synchronized (monitor) {
      monitor.wait(Meeting.PAUSE_MILLIS, 1);
    }
  }

  static void monitorWaitReflection() throws Exception {
    Object monitor = new Object();
    synchronized (monitor) {
      Object.class.getMethod("wait", long.class).invoke(monitor, (long) Meeting.PAUSE_MILLIS);
    }
  }

  static void monitorWaitHandle() throws Throwable {
    MethodType type = MethodType.methodType(void.class, long.class);
    MethodHandle wait = MethodHandles.publicLookup().findVirtual(Object.class, "wait", type);
    Object monitor = new Object();
    synchronized (monitor) {
      wait.invokeExact(monitor, (long) Meeting.PAUSE_MILLIS);
    }
  }

  static void removeMillis() throws InterruptedException {
    new ReferenceQueue<>().remove(Meeting.PAUSE_MILLIS);
  }

  static void remove(Partner<Enqueuing> partner) throws InterruptedException {
    partner.meet().queue().remove();
  }
}
