// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.junit;

import io.github.stallgate.api.Finding;
import java.util.Locale;

/** How much a finding weighs; the order is from least to most. */
public enum Severity {
  NOTE,
  WARNING,
  ERROR;

  /** Whether the finding weighs as much or more. */
  boolean isReachedBy(Finding finding) {
    return valueOf(finding.severity().toUpperCase(Locale.ROOT)).compareTo(this) >= 0;
  }
}
