// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

/** What a row of the allowances makes of a call. */
public enum Effect {
  /** The loop's own wait for work. */
  IDLE,
  /** Right there; silent. */
  ALLOW,
  /** Console or log output. */
  CONSOLE,
  /** A wait for a result. */
  FUTURE
}
