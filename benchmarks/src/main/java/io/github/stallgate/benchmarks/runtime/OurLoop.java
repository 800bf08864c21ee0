// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime;

import io.github.stallgate.runtime.EventLoop;

/** Loops of ours with coroutines of the kind that a JDK is measured for, or none at all. */
public final class OurLoop {
  private OurLoop() {}

  /** On virtual threads where there are some; without leave to use them the loop is refused. */
  public static EventLoop.Builder builder() {
    return EventLoop.builder().backend(isOnThreads() ? "threads" : "virtual");
  }

  public static boolean isOnThreads() {
    return !VirtualThreads.areThere();
  }
}
