// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All options as rows, for {@code help} and for {@code docs/configuration.md}. */
public final class OptionTable {
  /**
   * One option with the value in force; {@code origin} is {@code default} where nothing was said.
   */
  public record Row(
      String key,
      String syntax,
      String byDefault,
      String description,
      String value,
      String origin) {}

  private OptionTable() {}

  /**
   * Every option, rule options once with {@code <Rule>}, and once more for each rule that was given
   * one.
   *
   * @param settings what was set, by key
   */
  public static List<Row> rows(Map<String, Setting> settings, List<String> ruleIds) {
    List<Row> rows = new ArrayList<>();
    for (OptionKey option : OptionKey.values()) {
      rows.add(
          row(option.key(), option.syntax(), option.byDefault(), option.description(), settings));
    }
    for (RuleOption option : RuleOption.values()) {
      rows.add(
          row(
              option.key("<Rule>"),
              option.syntax(),
              option.byDefault(),
              option.description(),
              settings));
    }
    for (String rule : ruleIds) {
      for (RuleOption option : RuleOption.values()) {
        if (settings.containsKey(option.key(rule))) {
          rows.add(
              row(
                  option.key(rule),
                  option.syntax(),
                  option.byDefault(),
                  option.description(),
                  settings));
        }
      }
    }
    return rows;
  }

  /** The environment variable of that key. */
  public static String variable(String key) {
    return OptionReader.variableOf(key);
  }

  private static Row row(
      String key,
      String syntax,
      String byDefault,
      String description,
      Map<String, Setting> settings) {
    Setting setting = settings.get(key);
    String value = setting == null ? byDefault : setting.value();
    return new Row(
        key, syntax, byDefault, description, value, setting == null ? "default" : setting.origin());
  }
}
