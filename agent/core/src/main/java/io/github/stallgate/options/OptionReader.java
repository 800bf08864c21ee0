// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Collects settings from the four places; the later place wins: file, environment, system
 * properties, arguments.
 *
 * <p>Runs in premain: no regular expressions, no lambdas, no formatting.
 */
final class OptionReader {
  private static final String PROPERTY_PREFIX = "stallgate.";
  private static final String VARIABLE_PREFIX = "STALLGATE_";

  /**
   * Keys of the build plugin and of the tests, which share the prefixes and are none of the agent's
   * business.
   */
  private static final List<String> NOT_OURS =
      List.of(
          "skip",
          "failOnViolation",
          "maxFindings",
          "failOn",
          "failOnEmpty",
          "reportFormats",
          "budget",
          "reports",
          "propertyName");

  /** What the agent's own tests are told. */
  private static final String OF_TESTS = "test.";

  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final List<String> ruleIds;
  private final List<String> keys;

  OptionReader(List<String> ruleIds) {
    this.ruleIds = ruleIds;
    this.keys = keysFor(ruleIds);
  }

  /** Every key there is, {@code rule.} ones written out. */
  static List<String> keysFor(List<String> ruleIds) {
    List<String> all = new ArrayList<>();
    for (OptionKey option : OptionKey.values()) {
      all.add(option.key());
    }
    for (String rule : ruleIds) {
      for (RuleOption option : RuleOption.values()) {
        all.add(option.key(rule));
      }
    }
    return all;
  }

  Map<String, Setting> read(OptionSources sources) throws OptionError {
    Map<String, String> arguments = split(sources.arguments());
    file(arguments, sources);
    for (Map.Entry<String, String> variable : sources.environment().entrySet()) {
      variable(variable.getKey(), variable.getValue());
    }
    for (String name : sources.system().stringPropertyNames()) {
      if (name.startsWith(PROPERTY_PREFIX) && isOurs(name.substring(PROPERTY_PREFIX.length()))) {
        put(
            name.substring(PROPERTY_PREFIX.length()),
            sources.system().getProperty(name),
            "system property " + name);
      }
    }
    for (Map.Entry<String, String> argument : arguments.entrySet()) {
      put(argument.getKey(), argument.getValue(), "agent argument");
    }
    return settings;
  }

  private static Map<String, String> split(String arguments) throws OptionError {
    Map<String, String> pairs = new LinkedHashMap<>();
    int from = 0;
    String text = arguments == null ? "" : arguments;
    while (from < text.length()) {
      int comma = text.indexOf(',', from);
      int end = comma < 0 ? text.length() : comma;
      String pair = text.substring(from, end).trim();
      int equals = pair.indexOf('=');
      if (equals > 0) {
        pairs.put(pair.substring(0, equals).trim(), pair.substring(equals + 1).trim());
      } else if (!pair.isEmpty()) {
        throw new OptionError(
            "'" + pair + "' in the agent arguments is not key=value; separate pairs by commas");
      }
      from = end + 1;
    }
    return pairs;
  }

  private void file(Map<String, String> arguments, OptionSources sources) throws OptionError {
    String key = OptionKey.CONFIG.key();
    String path = arguments.get(key);
    if (path == null) {
      path = sources.system().getProperty(PROPERTY_PREFIX + key);
    }
    if (path == null) {
      path = sources.environment().get(VARIABLE_PREFIX + "CONFIG");
    }
    File file = new File(path == null ? OptionKey.CONFIG.byDefault() : path);
    if (!file.isFile()) {
      if (path != null) {
        throw new OptionError(
            "config file '" + path + "' does not exist; correct config=, or leave it out");
      }
      return;
    }
    Properties pairs = new Properties();
    try (InputStream in = new FileInputStream(file)) {
      pairs.load(in);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new OptionError("config file '" + file + "' can't be read: " + unreadable.getMessage());
    }
    for (String name : pairs.stringPropertyNames()) {
      put(name, pairs.getProperty(name).trim(), "file " + file);
    }
  }

  private void variable(String name, String value) throws OptionError {
    if (!name.startsWith(VARIABLE_PREFIX) || name.startsWith(variableOf(OF_TESTS))) {
      return;
    }
    for (String key : keys) {
      if (variableOf(key).equals(name)) {
        put(key, value, "environment variable " + name);
        return;
      }
    }
    for (String foreign : NOT_OURS) {
      if (variableOf(foreign).equals(name)) {
        return;
      }
    }
    List<String> names = new ArrayList<>();
    for (String key : keys) {
      names.add(variableOf(key));
    }
    throw new OptionError("unknown environment variable " + name + Nearest.question(name, names));
  }

  private static boolean isOurs(String key) {
    return !NOT_OURS.contains(key) && !key.startsWith(OF_TESTS);
  }

  static String variableOf(String key) {
    return VARIABLE_PREFIX + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private void put(String key, String value, String origin) throws OptionError {
    if (!keys.contains(key)) {
      throw unknown(key, origin);
    }
    settings.put(key, new Setting(value, origin));
  }

  private OptionError unknown(String key, String origin) {
    boolean ofRule = key.startsWith(RuleOption.PREFIX);
    String known = ofRule ? " (rules: " + String.join(", ", ruleIds) + ")" : "";
    return new OptionError(
        "unknown option '" + key + "' (" + origin + ")" + Nearest.question(key, keys) + known);
  }
}
