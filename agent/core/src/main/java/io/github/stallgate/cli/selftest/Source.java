// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

/** Creates, off the loop, what an operation works on. */
@FunctionalInterface
interface Source<R> {
  R open() throws Exception;
}
