// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

/**
 * When an occurrence began, and what ran then.
 *
 * @param at milliseconds since the epoch; 0 if not known
 * @param context the tests, or null
 */
public record Origin(long at, String context) {
  static final Origin UNKNOWN = new Origin(0, null);
}
