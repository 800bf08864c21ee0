// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

/** Hooks that are set, for tests of what waits for them. */
public final class Ready {
  private Ready() {}

  /** Hooks that are not set yet. */
  public static Readiness never() {
    return new Readiness();
  }

  public static Readiness reached() {
    Readiness readiness = new Readiness();
    readiness.end();
    return readiness;
  }
}
