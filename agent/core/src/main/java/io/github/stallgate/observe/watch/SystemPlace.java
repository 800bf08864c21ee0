// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import java.io.File;
import java.io.IOException;

/**
 * Where Linux tells of itself, and the ids it gives to threads. Elsewhere nothing is there, and
 * what asks gets to know that.
 */
public final class SystemPlace {
  /** Names another directory than {@code /proc}, for tests of systems that have none. */
  private static final String PROC = "io.github.stallgate.proc";

  private SystemPlace() {}

  static File proc(String name) {
    return new File(System.getProperty(PROC, "/proc"), name);
  }

  /** The control groups' directory; none where there is no {@code /proc} either. */
  static File groups(String name) {
    return new File(
        System.getProperty(PROC) == null ? "/sys/fs/cgroup" : proc("cgroup").getPath(), name);
  }

  /** The id of the current thread; -1 if the system does not tell. On the loop, once. */
  public static long currentThread() {
    try {
      File self = proc("thread-self").getCanonicalFile();
      File tasks = self.getParentFile();
      return tasks != null && tasks.getName().equals("task") ? Long.parseLong(self.getName()) : -1;
    } catch (IOException | NumberFormatException notLinux) {
      return -1;
    }
  }
}
