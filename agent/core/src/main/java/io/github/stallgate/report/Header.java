// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.util.List;

/**
 * Who wrote a report; texts are null and numbers 0 where it does not tell.
 *
 * @param pid the process id of the watched JVM
 * @param cpus how many processors that JVM saw
 * @param options what was set there, in the report's order; defaults are not in it
 */
public record Header(
    String version,
    long pid,
    String started,
    String jdk,
    String vm,
    long cpus,
    List<ReportedOption> options) {
  private static final int FIRST_WITHOUT_CALL_SITES = 19;

  /** Whether the JDK has natives that only rewritten call sites can see. */
  public boolean needsCallSites() {
    if (jdk == null) {
      return false;
    }
    String feature = jdk.split("[.+-]", 2)[0];
    return feature.matches("\\d{1,4}") && Integer.parseInt(feature) < FIRST_WITHOUT_CALL_SITES;
  }
}
