// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the agent was told, checked as a whole: an instance holds valid values only.
 *
 * <p>Safe for use by any thread.
 */
public final class Options {
  /** What the agent does at all. */
  public enum Mode {
    OFF,
    OBSERVE,
    REPORT,
    THROW
  }

  private static final List<OptionKey> FLAGS =
      List.of(OptionKey.QUIET, OptionKey.STRICT, OptionKey.JFR, OptionKey.JMX, OptionKey.REROUTE);

  private final Map<String, Setting> settings;
  private final Mode mode;
  private final long thresholdNanos;
  private final List<AllowPattern> allow;
  private final List<NamePattern> loops;
  private final List<RegionPattern> regions;
  private final List<NamePattern> polls;
  private final long sliceNanos;

  private Options(Map<String, Setting> settings) throws OptionError {
    this.settings = settings;
    this.mode =
        Mode.values()[oneOf(OptionKey.MODE.key(), OptionKey.MODE.syntax(), text(OptionKey.MODE))];
    this.thresholdNanos = duration(OptionKey.THRESHOLD.key(), text(OptionKey.THRESHOLD));
    this.allow = allowances(text(OptionKey.ALLOW));
    this.loops = names(text(OptionKey.LOOP));
    this.regions = regions(text(OptionKey.REGION));
    this.polls = names(text(OptionKey.CPU_POLLS));
    this.sliceNanos = duration(OptionKey.CPU_SLICE.key(), text(OptionKey.CPU_SLICE));
    oneOf(OptionKey.CPU_SLICES.key(), OptionKey.CPU_SLICES.syntax(), text(OptionKey.CPU_SLICES));
    for (OptionKey flag : FLAGS) {
      oneOf(flag.key(), flag.syntax(), text(flag));
    }
  }

  /**
   * Reads all four places.
   *
   * @param ruleIds the rules that {@code rule.<Rule>} may name
   * @throws OptionError at the first unknown key or bad value
   */
  public static Options read(OptionSources sources, List<String> ruleIds) throws OptionError {
    Map<String, Setting> settings = new OptionReader(ruleIds).read(sources);
    Options options = new Options(settings);
    for (String rule : ruleIds) {
      options.policy(rule);
      options.minNanos(rule, 0);
      options.severity(rule);
    }
    return options;
  }

  /**
   * Whether a bad option shall end the application; asked before the options are known to be good.
   */
  public static boolean isStrict(OptionSources sources) {
    String arguments =
        sources.arguments() == null ? "" : "," + sources.arguments().replace(" ", "") + ",";
    return arguments.contains(",strict=true,")
        || "true".equals(sources.system().getProperty("stallgate.strict"))
        || "true".equals(sources.environment().get("STALLGATE_STRICT"));
  }

  /** Whether the same was set, wherever it was. */
  public boolean isSameAs(Options other) {
    for (Map.Entry<String, Setting> each : settings.entrySet()) {
      Setting theirs = other.settings.get(each.getKey());
      if (theirs == null || !theirs.value().equals(each.getValue().value())) {
        return false;
      }
    }
    return settings.size() == other.settings.size();
  }

  public Mode mode() {
    return mode;
  }

  public long thresholdNanos() {
    return thresholdNanos;
  }

  public List<AllowPattern> allow() {
    return allow;
  }

  public List<NamePattern> loops() {
    return loops;
  }

  public List<RegionPattern> regions() {
    return regions;
  }

  List<NamePattern> polls() {
    return polls;
  }

  long sliceNanos() {
    return sliceNanos;
  }

  public boolean is(OptionKey flag) {
    return text(flag).equals("true");
  }

  /** The value as written, or the default. */
  public String text(OptionKey option) {
    Setting setting = settings.get(option.key());
    return setting == null ? option.byDefault() : setting.value();
  }

  /** What was set, by key, with its origin; defaults are not in it. */
  public Map<String, Setting> settings() {
    return settings;
  }

  /**
   * {@code allow}, {@code report}, {@code throw} or {@code reroute}; null if nothing was said of
   * that rule.
   */
  public String policy(String rule) throws OptionError {
    Setting setting = settings.get(RuleOption.POLICY.key(rule));
    if (setting == null) {
      return null;
    }
    oneOf(RuleOption.POLICY.key(rule), RuleOption.POLICY.syntax(), setting.value());
    return setting.value();
  }

  /** The shortest call that counts, in nanoseconds. */
  public long minNanos(String rule, long byDefault) throws OptionError {
    String key = RuleOption.MIN.key(rule);
    Setting setting = settings.get(key);
    return setting == null ? byDefault : duration(key, setting.value());
  }

  /** The severity's word; null if nothing was said of that rule. */
  public String severity(String rule) throws OptionError {
    String key = RuleOption.SEVERITY.key(rule);
    Setting setting = settings.get(key);
    if (setting != null) {
      oneOf(key, RuleOption.SEVERITY.syntax(), setting.value());
    }
    return setting == null ? null : setting.value();
  }

  private static long duration(String key, String value) throws OptionError {
    try {
      return Durations.parse(value);
    } catch (OptionError bad) {
      throw new OptionError("option '" + key + "': " + bad.getMessage());
    }
  }

  private static int oneOf(String key, String syntax, String value) throws OptionError {
    List<String> words = List.of(syntax.split("\\|"));
    int index = words.indexOf(value);
    if (index < 0) {
      String question = Nearest.question(value, words);
      throw new OptionError(
          "option '"
              + key
              + "' can't be '"
              + value
              + "'"
              + (question.isEmpty() ? "." : question)
              + " It takes "
              + String.join(", ", words));
    }
    return index;
  }

  private static List<AllowPattern> allowances(String value) throws OptionError {
    List<AllowPattern> patterns = new ArrayList<>();
    for (String item : items(value)) {
      patterns.add(AllowPattern.parse(item));
    }
    return patterns;
  }

  private static List<NamePattern> names(String value) {
    List<NamePattern> patterns = new ArrayList<>();
    for (String item : items(value)) {
      patterns.add(new NamePattern(item));
    }
    return patterns;
  }

  private static List<RegionPattern> regions(String value) throws OptionError {
    List<RegionPattern> patterns = new ArrayList<>();
    for (String item : items(value)) {
      patterns.add(RegionPattern.parse(item));
    }
    return patterns;
  }

  private static List<String> items(String value) {
    List<String> items = new ArrayList<>();
    int from = 0;
    while (from < value.length()) {
      int plus = value.indexOf('+', from);
      int end = plus < 0 ? value.length() : plus;
      if (!value.substring(from, end).isBlank()) {
        items.add(value.substring(from, end).trim());
      }
      from = end + 1;
    }
    return items;
  }
}
