// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import java.util.Map;

/**
 * What tests look at in a finding of a report.
 *
 * @param rule id of the rule
 * @param severity {@code error}, {@code warning} or {@code note}
 * @param api the JDK method called
 * @param loop the loop's name
 * @param kind the loop's kind
 * @param culpritClass the culprit's class
 * @param culpritMethod the culprit's method
 */
public record Finding(
    String rule,
    String severity,
    String api,
    String loop,
    String kind,
    String culpritClass,
    String culpritMethod) {

  static Finding of(Map<String, Object> line) {
    Map<?, ?> culprit = line.get("culprit") instanceof Map<?, ?> frame ? frame : Map.of();
    return new Finding(
        (String) line.get("rule"),
        (String) line.get("severity"),
        (String) line.get("api"),
        (String) line.get("loop"),
        (String) line.get("kind"),
        (String) culprit.get("class"),
        (String) culprit.get("method"));
  }

  /** The culprit as {@code class.method}. */
  public String culprit() {
    return culpritClass + "." + culpritMethod;
  }
}
