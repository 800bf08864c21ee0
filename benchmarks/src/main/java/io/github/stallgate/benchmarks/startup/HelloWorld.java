// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.startup;

/** The smallest application: what its start takes more with an agent is the agent's. */
public final class HelloWorld {
  private HelloWorld() {}

  /** Says hello. */
  public static void main(String[] arguments) {
    System.out.println("hello");
  }
}
