// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * How late a task begins, for tasks that know when they were due. Only the frameworks' own classes
 * are asked: a method of the application must not be called from here.
 */
final class Lateness {
  private static final String SCHEDULED = "ScheduledFutureTask";

  /** Whether objects of a class are asked. */
  private static final ClassValue<Boolean> KNOWN =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.getName().endsWith(SCHEDULED) && Delayed.class.isAssignableFrom(type);
        }
      };

  private Lateness() {}

  /** Nanoseconds since the task was due; negative if that is not known. On the loop. */
  static long of(Object task) {
    if (!KNOWN.get(task.getClass())) {
      return -1;
    }
    return Math.max(0, -((Delayed) task).getDelay(TimeUnit.NANOSECONDS));
  }
}
