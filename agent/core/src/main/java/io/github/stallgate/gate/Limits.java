// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import io.github.stallgate.catalog.Severity;

/**
 * How strict the gate is.
 *
 * @param failOn the least severity that counts
 * @param maxFindings how many new findings of that severity may be there without failing
 */
public record Limits(Severity failOn, int maxFindings) {
  public static final Limits DEFAULT = new Limits(Severity.ERROR, 0);
}
