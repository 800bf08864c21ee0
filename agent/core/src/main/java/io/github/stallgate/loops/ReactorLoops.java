// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.loops;

/**
 * Reactor marks the threads that must not block: parallel, single, and the loops of Reactor Netty.
 */
final class ReactorLoops implements Recogniser {
  @Override
  public String kind() {
    return "reactor";
  }

  @Override
  public boolean startsLoop(Class<?> threadType) {
    return Recogniser.is(threadType, "reactor.core.scheduler.NonBlocking");
  }
}
