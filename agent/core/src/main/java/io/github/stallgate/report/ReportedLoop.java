// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

/**
 * A loop the agent watched; {@code loop} is its name in the report, {@code thread} its thread's
 * name or null.
 */
public record ReportedLoop(String loop, String kind, String thread) {}
