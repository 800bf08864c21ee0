// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Every way to {@code Thread.sleep}. */
final class SleepOperations {

  private static final long MILLIS = 5;

  /** The shape of {@code Thread::sleep}. */
  @FunctionalInterface
  private interface Sleeper {
    void sleep(long millis) throws InterruptedException;
  }

  private SleepOperations() {}

  static List<Operation> all() {
    return OperationList.reportedAs("BlockingSleep")
        .on("java.lang.Thread")
        .call("sleep(long)", SleepOperations::millis)
        .call("sleep(long, int)", SleepOperations::millisAndNanos)
        .call("sleep(Duration)", SleepOperations::duration)
        .since(19)
        .on("java.util.concurrent.TimeUnit")
        .call("sleep", SleepOperations::timeUnit)
        .add("Thread.sleep by reflection", SleepOperations::reflection)
        .add("Thread.sleep by publicLookup", SleepOperations::publicLookup)
        .add("Thread.sleep by lookup", SleepOperations::ownLookup)
        .add("Thread.sleep by unreflect", SleepOperations::unreflected)
        .add("Thread::sleep", SleepOperations::methodReference)
        .toList();
  }

  static void millis() throws InterruptedException {
    Thread.sleep(MILLIS);
  }

  static void millisAndNanos() throws InterruptedException {
    Thread.sleep(MILLIS, 1);
  }

  static void duration() throws Exception {
    Thread.class.getMethod("sleep", Duration.class).invoke(null, Duration.ofMillis(MILLIS));
  }

  static void timeUnit() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(MILLIS);
  }

  static void reflection() throws Exception {
    Thread.class.getMethod("sleep", long.class).invoke(null, MILLIS);
  }

  static void publicLookup() throws Throwable {
    MethodType type = MethodType.methodType(void.class, long.class);
    MethodHandle sleep = MethodHandles.publicLookup().findStatic(Thread.class, "sleep", type);
    sleep.invokeExact(MILLIS);
  }

  static void ownLookup() throws Throwable {
    MethodType type = MethodType.methodType(void.class, long.class);
    MethodHandle sleep = MethodHandles.lookup().findStatic(Thread.class, "sleep", type);
    sleep.invokeExact(MILLIS);
  }

  static void unreflected() throws Throwable {
    MethodHandle sleep =
        MethodHandles.lookup().unreflect(Thread.class.getMethod("sleep", long.class));
    sleep.invokeExact(MILLIS);
  }

  static void methodReference() throws InterruptedException {
    Sleeper sleeper = Thread::sleep;
    sleeper.sleep(MILLIS);
  }
}
