// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/** What a fiber runs that is not a task of its own, but a part of one. */
interface FiberBody {
  /** The task that it runs for now. */
  Task<?> task();

  /** Never throws. On the fiber. */
  void run();
}
