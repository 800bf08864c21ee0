// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

/** A loop is watched from now on. */
public record LoopBegan(StallgateLoop loop) {}
