// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.act.slice;

import io.github.stallgate.loops.RuntimeWays;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What stallgate-runtime offers to whoever can reach its coroutines while they compute: the class
 * of the same name, in the application's loader. As a way to give way it lets the current coroutine
 * do so, or throws the CancellationException of one that was cancelled.
 */
record Cooperation(MethodHandle poll, MethodHandle onOverrun, MethodHandle sliceByDefault)
    implements Runnable {
  /**
   * That of the runtime which the event loop belongs to.
   *
   * @throws ReflectiveOperationException if it is older and has none
   */
  static Cooperation of(Object eventLoop) throws ReflectiveOperationException {
    Class<?> type = RuntimeWays.typeOf(eventLoop.getClass());
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    return new Cooperation(
        lookup.findStatic(type, "poll", MethodType.methodType(void.class)),
        lookup.findStatic(type, "onOverrun", taking(Consumer.class)),
        lookup.findStatic(type, "sliceByDefault", taking(Duration.class)));
  }

  private static MethodType taking(Class<?> argument) {
    return MethodType.methodType(void.class, argument);
  }

  /** Has the runtime name the threads that are over their slices. */
  void overruns(Consumer<Thread> to) {
    try {
      onOverrun.invoke(to);
    } catch (Throwable failure) {
      throw passed(failure);
    }
  }

  /** Gives loops a slice that were built without one. */
  void slice(Duration slice) {
    try {
      sliceByDefault.invoke(slice);
    } catch (Throwable failure) {
      throw passed(failure);
    }
  }

  @Override
  public void run() {
    try {
      poll.invokeExact();
    } catch (Throwable failure) {
      throw passed(failure);
    }
  }

  private static RuntimeException passed(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException same ? same : new IllegalStateException(failure);
  }
}
