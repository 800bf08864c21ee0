// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

/**
 * A finding of a report, as far as operations are judged by it.
 *
 * @param severity in lower case
 * @param culprit as {@code package.Class.method}
 */
public record Sighting(String rule, String severity, String api, String culprit) {
  boolean answers(Operation wanted) {
    return rule.equals(wanted.rule())
        && culprit.equals(wanted.culprit())
        && (wanted.severity() == null || wanted.severity().equals(severity))
        && (wanted.api() == null || wanted.api().equals(api));
  }

  String culpritClass() {
    return classOf(culprit);
  }

  static String classOf(String culprit) {
    return culprit.substring(0, Math.max(0, culprit.lastIndexOf('.')));
  }

  @Override
  public String toString() {
    return rule + " (" + severity + ", " + api + ") at " + culprit;
  }
}
