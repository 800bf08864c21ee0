// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

/**
 * What a forked JVM left behind.
 *
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its standard error output
 */
public record ForkResult(int exitCode, String out, String err) {

  /** The lines of the standard output. */
  public Iterable<String> lines() {
    return out.lines().toList();
  }
}
