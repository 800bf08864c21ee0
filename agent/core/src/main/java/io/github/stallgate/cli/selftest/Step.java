// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.Serializable;

/**
 * Code of an operation that needs nothing prepared. Serializable so that it knows its own method's
 * name.
 */
@FunctionalInterface
interface Step extends Serializable {
  void run() throws Throwable;
}
