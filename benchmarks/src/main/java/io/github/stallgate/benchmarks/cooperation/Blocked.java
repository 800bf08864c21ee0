// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

/** A call that blocks. */
interface Blocked {

  /** For that long, or a little longer. Called once. */
  void block(long millis) throws Exception;

  /** Gets ready outside of any loop what it needs. */
  interface Preparation {
    Blocked with(Partner partner) throws Exception;
  }
}
