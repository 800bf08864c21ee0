// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.loops;

/**
 * How one framework's loops are known. One class per framework, all listed in {@link Recognisers}.
 */
interface Recogniser {
  /** The framework's word in reports. */
  String kind();

  /** Whether every thread of that class runs a loop from its start to its end. */
  boolean startsLoop(Class<?> threadType);

  /** Whether a loop that a lower framework runs on such a thread goes by this one's name. */
  default boolean owns(Class<?> threadType) {
    return startsLoop(threadType);
  }

  /**
   * What the loop is called among those of its kind.
   *
   * @param runner what runs it, as LoopEntry has it; null if that is not known
   */
  default String nameOf(Thread thread, Object runner) {
    return thread.getName();
  }

  /**
   * Whether the class has a superclass or interface of that name; compares names, loads nothing.
   */
  static boolean is(Class<?> type, String name) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (each.getName().equals(name)) {
        return true;
      }
      for (Class<?> implemented : each.getInterfaces()) {
        if (is(implemented, name)) {
          return true;
        }
      }
    }
    return false;
  }
}
