// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

/**
 * One occurrence with its place in time, for a timeline; a report holds the worst of them.
 *
 * @param id the finding's id in its report
 * @param at milliseconds since the epoch when it began
 */
public record ReportedStall(String loop, String id, String cause, long at, long durationNanos) {}
