// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

/**
 * A virtual thread that kept its carrier: the turn is the time from its mounting on.
 *
 * @param waiting how many others waited for a carrier at worst; 0 unless some did for most of it
 */
public record CarrierStall(Stall stall, long waiting) {}
