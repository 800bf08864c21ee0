// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a report's header line. */
final class HeaderLine {
  private HeaderLine() {}

  static Header read(ReportLine line) throws BadLine {
    ReportLine host = line.object("host");
    return new Header(
        line.textOrNull("version"),
        line.amount("pid"),
        line.textOrNull("started"),
        line.textOrNull("jdk"),
        line.textOrNull("vm"),
        host == null ? 0 : host.amount("cpus"),
        options(line.map("options"), line.map("origins")));
  }

  /** Agents before this one wrote no origins. */
  private static List<ReportedOption> options(
      Map<String, Object> values, Map<String, Object> origins) {
    List<ReportedOption> options = new ArrayList<>();
    values.forEach(
        (key, value) -> {
          String origin = origins.get(key) instanceof String text ? text : null;
          options.add(new ReportedOption(key, String.valueOf(value), origin));
        });
    return List.copyOf(options);
  }
}
