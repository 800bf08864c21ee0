// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

/** A loop was forgotten; its counts are final. */
public record LoopEnded(StallgateLoop loop) {}
