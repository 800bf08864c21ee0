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
 * @param cause {@code CPU}, {@code BLOCKED}, {@code LOCK}, {@code GC}, {@code MACHINE}, {@code
 *     UNKNOWN}
 * @param evidence numbers and texts by name; empty if the line has none
 */
public record Finding(
    String rule,
    String severity,
    String api,
    String loop,
    String kind,
    String culpritClass,
    String culpritMethod,
    String cause,
    Map<String, Object> evidence) {

  static Finding of(Map<String, Object> line) {
    Map<String, Object> culprit = object(line.get("culprit"));
    return new Finding(
        (String) line.get("rule"),
        (String) line.get("severity"),
        (String) line.get("api"),
        (String) line.get("loop"),
        (String) line.get("kind"),
        (String) culprit.get("class"),
        (String) culprit.get("method"),
        (String) line.get("cause"),
        object(line.get("evidence")));
  }

  /** Whether it weighs more than a note. */
  public boolean isSerious() {
    return !severity.equals("note");
  }

  /** The culprit as {@code class.method}. */
  public String culprit() {
    return culpritClass + "." + culpritMethod;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return value instanceof Map ? (Map<String, Object>) value : Map.of();
  }
}
