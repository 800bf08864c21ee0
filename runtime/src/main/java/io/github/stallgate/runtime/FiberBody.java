// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import io.github.stallgate.runtime.fiber.Fiber;

/** What a fiber runs that is not a task of its own, but a part of one. */
interface FiberBody {
  /** The task that it runs for now; null if for none. */
  Task<?> task();

  /** The fiber that stands by until this one has something for it; null if none does. */
  Fiber caller();

  /** Never throws. On the fiber. */
  void run();
}
