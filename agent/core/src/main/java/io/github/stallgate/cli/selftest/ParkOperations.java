// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Parking by hand. A thread may hold a left-over permit, so that each operation parks again until
 * it is released or its time is over.
 */
final class ParkOperations {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(Meeting.PAUSE_MILLIS);

  /** The deprecated way, with the method looked up beforehand. */
  private record UnsafePark(Object unsafe, Method park) {}

  private ParkOperations() {}

  static List<Operation> all() {
    return OperationList.reportedAs("BlockingWait")
        .on("java.util.concurrent.locks.LockSupport")
        .call("park()", ParkOperations::unparker, ParkOperations::park)
        .call("park(Object)", ParkOperations::unparker, ParkOperations::parkOn)
        .call("parkNanos(long)", ParkOperations::parkNanos)
        .call("parkNanos(Object, long)", ParkOperations::parkNanosOn)
        .call("parkUntil(long)", ParkOperations::parkUntil)
        .call("parkUntil(Object, long)", ParkOperations::parkUntilOn)
        .add("sun.misc.Unsafe.park", ParkOperations::unsafe, ParkOperations::unsafePark)
        .toList();
  }

  private static Partner<AtomicReference<Thread>> unparker() throws InterruptedException {
    return Partner.of(new AtomicReference<>(), ParkOperations::release);
  }

  private static void release(AtomicReference<Thread> parked) {
    LockSupport.unpark(parked.getAndSet(null));
  }

  private static UnsafePark unsafe() throws UnavailableException {
    try {
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field instance = type.getDeclaredField("theUnsafe");
      instance.setAccessible(true);
      return new UnsafePark(instance.get(null), type.getMethod("park", boolean.class, long.class));
    } catch (ReflectiveOperationException e) {
      throw new UnavailableException("sun.misc.Unsafe.park is not on this JDK");
    }
  }

  static void park(Partner<AtomicReference<Thread>> partner) {
    AtomicReference<Thread> parked = partner.subject();
    parked.set(Thread.currentThread());
    partner.meet();
    while (parked.get() != null) {
      LockSupport.park();
    }
  }

  static void parkOn(Partner<AtomicReference<Thread>> partner) {
    AtomicReference<Thread> parked = partner.subject();
    parked.set(Thread.currentThread());
    partner.meet();
    while (parked.get() != null) {
      LockSupport.park(parked);
    }
  }

  static void parkNanos() {
    long end = System.nanoTime() + PAUSE_NANOS;
    while (System.nanoTime() - end < 0) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  static void parkNanosOn() {
    long end = System.nanoTime() + PAUSE_NANOS;
    while (System.nanoTime() - end < 0) {
      LockSupport.parkNanos("blocker", PAUSE_NANOS);
    }
  }

  static void parkUntil() {
    long end = System.currentTimeMillis() + Meeting.PAUSE_MILLIS;
    while (System.currentTimeMillis() < end) {
      LockSupport.parkUntil(end);
    }
  }

  static void parkUntilOn() {
    long end = System.currentTimeMillis() + Meeting.PAUSE_MILLIS;
    while (System.currentTimeMillis() < end) {
      LockSupport.parkUntil("blocker", end);
    }
  }

  static void unsafePark(UnsafePark prepared) throws ReflectiveOperationException {
    long end = System.nanoTime() + PAUSE_NANOS;
    while (System.nanoTime() - end < 0) {
      prepared.park().invoke(prepared.unsafe(), false, PAUSE_NANOS);
    }
  }
}
