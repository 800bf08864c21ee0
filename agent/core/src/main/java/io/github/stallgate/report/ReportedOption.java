// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

/**
 * One option that was set for an agent.
 *
 * @param origin where it was set, as {@code agent argument}; null if the report does not tell
 */
public record ReportedOption(String key, String value, String origin) {}
