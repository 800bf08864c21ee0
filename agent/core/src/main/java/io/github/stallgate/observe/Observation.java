// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

import io.github.stallgate.observe.watch.Held;

/**
 * One call as a loop sent it: nothing in it is formatted or judged yet.
 *
 * @param hook the hook's id
 * @param began {@link System#nanoTime} at the call's begin
 * @param trace the stack at the hook's exit
 * @param site null if the stack can't be told from others
 * @param stream what it read or wrote, for streams: a file, the console or a pipe
 * @param receiver the selector, for selects; else null
 * @param rerouted NONE, REROUTED or HELD, as the bridge's regions say
 * @param held what the watchdog saw of the call; null if it did not see it
 */
public record Observation(
    StallgateLoop loop,
    int hook,
    long began,
    long nanos,
    Throwable trace,
    Site site,
    byte stream,
    Object receiver,
    byte rerouted,
    Held held) {}
