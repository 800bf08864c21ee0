// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.golden;

import java.util.Map;

/** What a report says of one finding; {@code severity} is error, warning or note. */
public record Finding(String severity, String api, Stall stall) {
  static Finding of(Map<String, Object> line) {
    Map<?, ?> culprit = line.get("culprit") instanceof Map<?, ?> object ? object : Map.of();
    int culpritLine = culprit.get("line") instanceof Number number ? number.intValue() : -1;
    return new Finding(
        String.valueOf(line.get("severity")),
        String.valueOf(line.get("api")),
        new Stall(
            String.valueOf(line.get("rule")), String.valueOf(culprit.get("class")), culpritLine));
  }

  /** Whether it weighs more than a note. */
  public boolean isSerious() {
    return !severity.equals("note");
  }
}
