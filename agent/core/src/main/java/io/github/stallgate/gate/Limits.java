// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import io.github.stallgate.catalog.Severity;

/**
 * How strict the gate is.
 *
 * @param failOn the least severity that counts
 * @param maxFindings how many new findings of that severity may be there without failing
 * @param failOnEmpty whether a run in which nothing was measured fails
 */
public record Limits(Severity failOn, int maxFindings, boolean failOnEmpty) {
  public static final Limits DEFAULT = new Limits(Severity.ERROR, 0);

  public Limits(Severity failOn, int maxFindings) {
    this(failOn, maxFindings, true);
  }
}
