// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

/** A class that nothing refers to, so that asking for it by name loads and initialises it. */
final class FreshClass {

  static final long LOADED_AT_NANOS = System.nanoTime();

  private FreshClass() {}
}
