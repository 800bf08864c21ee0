// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.util.concurrent.locks.LockSupport;

/** How threads that are no loops take their time. */
final class Pause {

  private Pause() {}

  /** Returns after that many nanoseconds, not before. */
  static void nanos(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
