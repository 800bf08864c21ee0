// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
/**
 * How coroutines are suspended: the runtime's own, not for use from outside. Knows nothing of
 * loops, tasks or futures.
 */
package io.github.stallgate.runtime.fiber;
