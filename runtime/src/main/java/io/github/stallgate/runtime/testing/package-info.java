// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

/**
 * Aids for tests of coroutines: a clock that jumps, waits for a state of the loop instead of a
 * time, and an extension for JUnit. {@link io.github.stallgate.runtime.testing.LoopExtension} and
 * {@link io.github.stallgate.runtime.testing.LoopTest} need JUnit's API on the class path; the
 * others do not.
 */
package io.github.stallgate.runtime.testing;
