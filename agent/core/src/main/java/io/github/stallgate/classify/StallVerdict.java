// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import java.util.List;
import java.util.Map;

/**
 * What the watchdog's measurements of one turn, or of one spell, come to.
 *
 * @param measure nanoseconds that the rule's minimum is compared with: processor time, a wait
 * @param nanos loop time it cost
 * @param cpuNanos processor time; 0 if it is not known
 * @param samples stacks it was found from
 * @param frames the stack that shows it best
 * @param facts further measurements by name, whole numbers and texts
 * @param allowed whether the stacks were taken in an allowed region of the API
 */
public record StallVerdict(
    Classified classified,
    Cause cause,
    long measure,
    long nanos,
    long cpuNanos,
    int samples,
    List<Frame> frames,
    Map<String, Object> facts,
    boolean allowed) {}
