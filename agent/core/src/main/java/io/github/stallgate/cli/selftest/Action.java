// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.Serializable;

/**
 * Code of an operation that works on a prepared resource. Serializable so that it knows its own
 * method's name.
 */
@FunctionalInterface
interface Action<R> extends Serializable {
  void run(R resource) throws Throwable;
}
