// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

/**
 * One stack of a loop's thread, taken from another thread.
 *
 * @param frames innermost first
 * @param doing what the thread did when it was asked for
 * @param allowed whether the thread was in an allowed region of the API
 * @param late whether the turn had ended when the stack arrived
 */
public record StackSample(StackTraceElement[] frames, Doing doing, boolean allowed, boolean late) {}
