// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.List;

/** All failures of a {@link TaskGroup}: those of its tasks, and of its body. */
public class TaskGroupException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Throwable> failures;

  /**
   * @param failures at least one; the first is the cause, all others are suppressed
   */
  public TaskGroupException(List<? extends Throwable> failures) {
    super(message(failures), failures.get(0));
    this.failures = List.copyOf(failures);
    for (Throwable each : failures.subList(1, failures.size())) {
      addSuppressed(each);
    }
  }

  private static String message(List<? extends Throwable> failures) {
    String first = String.valueOf(failures.get(0));
    int more = failures.size() - 1;
    return more == 0 ? "a task failed: " + first : first + ", and " + more + " more failed";
  }

  /** In the order in which they happened; checked ones are bare. */
  public List<Throwable> failures() {
    return failures;
  }
}
