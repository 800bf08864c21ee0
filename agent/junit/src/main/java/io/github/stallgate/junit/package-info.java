// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
/** Stalls by test: who ran when a loop was held, and tests that fail by themselves. */
package io.github.stallgate.junit;
