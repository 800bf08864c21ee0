// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

import java.io.File;
import java.io.IOException;

/** The system's own names of threads, below a directory that is {@code /proc} on Linux. */
final class SystemThreads {
  /** Names another directory than {@code /proc}, for tests of systems that have none. */
  static final String PLACE = "stallgate.proc";

  private SystemThreads() {}

  static File proc() {
    return new File(System.getProperty(PLACE, "/proc"));
  }

  /** The id of the current thread; -1 if the system does not tell. */
  static long current() {
    try {
      File self = new File(proc(), "thread-self").getCanonicalFile();
      return self.getParentFile() == null || !self.getParentFile().getName().equals("task")
          ? -1
          : Long.parseLong(self.getName());
    } catch (IOException | NumberFormatException notLinux) {
      return -1;
    }
  }
}
