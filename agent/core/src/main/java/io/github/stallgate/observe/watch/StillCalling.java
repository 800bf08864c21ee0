// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

/**
 * A hooked call that has not come back for seconds, and may never.
 *
 * @param hook the hook's id
 * @param nanos how long it has lasted so far
 * @param rerouted NONE, REROUTED or HELD, as the bridge's regions say
 * @param sample the loop's stack in the call
 */
public record StillCalling(
    StallgateLoop loop,
    int hook,
    long nanos,
    byte stream,
    byte rerouted,
    StackSample sample,
    Held held) {}
