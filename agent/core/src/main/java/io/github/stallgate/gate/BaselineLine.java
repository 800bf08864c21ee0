// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.options.Nearest;
import io.github.stallgate.report.Escape;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one entry's line. An {@link IllegalArgumentException} says what is wrong and what to write.
 */
final class BaselineLine {
  static final String FORM =
      "RULE  KIND  CLASS.METHOD  API  [until=YYYY-MM-DD]  [owner=NAME]  # reason: TEXT";

  private static final Pattern REASON = Pattern.compile("(.*?)\\s#\\s*reason:(.*)");
  private static final Pattern SEPARATOR = Pattern.compile("\\s{2,}|\\t\\s*");
  private static final int COLUMNS = 4;

  private BaselineLine() {}

  static BaselineEntry parse(String line, List<String> above, int number) {
    Matcher parts = REASON.matcher(line);
    if (!parts.matches() || parts.group(2).isBlank()) {
      throw new IllegalArgumentException(
          "no reason; end the line with \"  # reason: why this stall is accepted\"");
    }
    List<String> columns =
        Arrays.stream(SEPARATOR.split(parts.group(1).strip())).map(Escape::line).toList();
    if (columns.size() < COLUMNS) {
      throw new IllegalArgumentException(
          "has " + columns.size() + " of 4 columns, two spaces or a tab apart; write " + FORM);
    }
    LocalDate until = null;
    String owner = null;
    for (String option : columns.subList(COLUMNS, columns.size())) {
      if (option.startsWith("until=") && until == null) {
        until = date(option.substring("until=".length()));
      } else if (option.startsWith("owner=") && owner == null && option.length() > 6) {
        owner = option.substring("owner=".length());
      } else {
        throw new IllegalArgumentException(
            "\"" + Escape.text(option) + "\" is not expected here; write " + FORM);
      }
    }
    return new BaselineEntry(
        key(columns), until, owner, Escape.line(parts.group(2).strip()), above, number);
  }

  private static FindingKey key(List<String> columns) {
    String rule = columns.get(0);
    if (Rule.of(rule) == null) {
      throw new IllegalArgumentException("unknown rule " + Escape.text(rule) + suggestion(rule));
    }
    String place = columns.get(2);
    int method = place.lastIndexOf('.');
    if (method < 1 || method == place.length() - 1) {
      throw new IllegalArgumentException(
          "\"" + Escape.text(place) + "\" names no method; write CLASS.METHOD");
    }
    if (place.startsWith("*")) {
      throw new IllegalArgumentException(
          "\""
              + Escape.text(place)
              + "\" accepts every method; name a package or class before the *, or turn the rule off"
              + " with the agent's option rule."
              + rule
              + "=allow");
    }
    return FindingKey.ofColumns(rule, columns.get(1), place, columns.get(3));
  }

  private static String suggestion(String rule) {
    List<String> ids = Arrays.stream(Rule.values()).map(Rule::id).toList();
    return Nearest.question(rule, ids);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + Escape.text(text) + "\" is no date; write until=YYYY-MM-DD");
    }
  }
}
