// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import java.nio.file.Path;

/**
 * An installed JDK.
 *
 * @param home its {@code java.home}
 * @param feature its feature release, for example 17
 */
public record Jdk(Path home, int feature) {

  /** The launcher. */
  public Path java() {
    return home.resolve("bin").resolve("java");
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }
}
