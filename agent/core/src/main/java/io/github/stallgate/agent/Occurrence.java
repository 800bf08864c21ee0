// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.classify.Frame;
import io.github.stallgate.report.Evidence;
import java.util.List;

/**
 * One time that a loop was held, judged.
 *
 * @param began {@link System#nanoTime} at its begin
 * @param told nanoseconds of it that were entered while it went on; then only the rest is added
 * @param ended false: it goes on, and will be entered again
 */
record Occurrence(
    StallgateLoop loop,
    long began,
    long nanos,
    long told,
    boolean ended,
    List<Frame> frames,
    Evidence evidence) {}
