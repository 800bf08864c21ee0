// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.startup;

import io.github.stallgate.api.Stallgate;

/**
 * The smallest application: what its start takes more with an agent is the agent's. With the
 * argument {@code loop} it has a loop, and so waits until the hooks are set.
 */
public final class HelloWorld {
  static final String WITH_LOOP = "loop";

  private HelloWorld() {}

  /** Says hello. */
  public static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals(WITH_LOOP)) {
      Stallgate.markLoop(Thread.currentThread(), "hello");
    }
    System.out.println("hello");
  }
}
