// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

package io.github.stallgate.observe;

/**
 * One call as a loop sent it: nothing in it is formatted or judged yet.
 *
 * @param hook the hook's id
 * @param trace the stack at the hook's exit
 * @param site null if the stack can't be told from others
 * @param console whether it was on standard input or output
 * @param receiver the selector, for selects; else null
 * @param millis when it ended, in milliseconds since the epoch
 */
public record Observation(
    StallgateLoop loop,
    int hook,
    long nanos,
    Throwable trace,
    Site site,
    boolean console,
    Object receiver,
    long millis) {}
