// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.loops;

/**
 * Loops of stallgate-runtime. The thread that runs one is known by the method that does, see
 * LoopEntry; where coroutines are virtual threads, it lends itself to them. Where they are platform
 * threads, each of those runs the loop while it has its token, and waits idly when it has not.
 */
final class RuntimeLoops implements Recogniser {
  static final String KIND = "runtime";

  private static final String COROUTINE = "-coroutine";

  private static final String SPARE = "-spare-";

  private static final String FIBER = "io.github.stallgate.runtime.fiber.ThreadFiber$FiberThread";

  private static final String SPARE_THREAD =
      "io.github.stallgate.runtime.fiber.SpareCarriers$Spare";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean startsLoop(Class<?> threadType) {
    return threadType.getName().endsWith(FIBER) || isSpare(threadType);
  }

  /** Whether such a thread goes on with a loop that a blocking call keeps another thread from. */
  static boolean isSpare(Class<?> threadType) {
    return threadType.getName().endsWith(SPARE_THREAD);
  }

  /** The name that the loop itself has, which the threads of its coroutines begin with. */
  @Override
  public String nameOf(Thread thread, Object runner) {
    String name = thread.getName();
    if (runner == null) {
      int end = name.endsWith(COROUTINE) ? name.lastIndexOf(COROUTINE) : name.lastIndexOf(SPARE);
      return end < 0 ? name : name.substring(0, end);
    }
    try {
      return (String) runner.getClass().getMethod("name").invoke(runner);
    } catch (ReflectiveOperationException | RuntimeException closed) {
      return name;
    }
  }
}
