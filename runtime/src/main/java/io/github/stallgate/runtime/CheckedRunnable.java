// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/** An action that may throw. */
@FunctionalInterface
public interface CheckedRunnable {
  void run() throws Exception;
}
