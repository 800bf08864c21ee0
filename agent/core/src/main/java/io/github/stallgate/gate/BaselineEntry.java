// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import java.time.LocalDate;
import java.util.List;

/**
 * One accepted finding.
 *
 * @param until the last day on which it is accepted, or null for always
 * @param owner who answers for it, or null
 * @param above comment lines that stand over it in the file and move with it
 * @param line its line in the file; 0 if it is not yet written
 */
public record BaselineEntry(
    FindingKey key, LocalDate until, String owner, String reason, List<String> above, int line) {
  public boolean expired(LocalDate today) {
    return until != null && today.isAfter(until);
  }

  /** The line as it stands in the file. */
  public String text() {
    StringBuilder text = new StringBuilder(key.text());
    if (until != null) {
      text.append("  until=").append(until);
    }
    if (owner != null) {
      text.append("  owner=").append(owner);
    }
    return text.append("  # reason: ").append(reason).toString();
  }
}
