// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.attribution;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stretch of time in which a loop is held, by one of these methods and nothing else. Public, for
 * its classes have another class loader.
 */
public interface Window {
  /** Computes until the thread has used that much CPU time, in nanoseconds. */
  void compute(long cpuNanos);

  void sleep(long millis) throws InterruptedException;

  /** Enters the monitor and leaves it. */
  void lock(Object monitor);

  /** Reads one byte. */
  int read(InputStream input) throws IOException;
}
