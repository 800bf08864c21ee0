// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

package io.github.stallgate.classify;

import io.github.stallgate.catalog.Family;
import java.util.List;

/**
 * A hooked call, ready to be judged.
 *
 * @param api the hooked method
 * @param atCallSite whether that method is missing in the frames
 * @param console whether it was on standard input or output
 * @param nanos how long it lasted, wall time
 * @param frames innermost first
 */
public record Call(
    Family family, String api, boolean atCallSite, boolean console, long nanos, List<Frame> frames) {}
