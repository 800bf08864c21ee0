// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

/**
 * What makes findings the same. Their fingerprint is made of it, but of 100 000 findings two will
 * share one of eight digits, and adding those up would hide one of them.
 */
record Identity(String rule, String kind, String culprit, String api) {
  static Identity of(ReportedFinding finding) {
    return new Identity(finding.rule(), finding.kind(), finding.culprit().culprit(), finding.api());
  }
}
