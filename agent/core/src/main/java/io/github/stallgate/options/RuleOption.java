// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

/**
 * The three options that every rule has, written {@code rule.<Rule>}, {@code rule.<Rule>.min} and
 * so on.
 */
public enum RuleOption {
  POLICY("", "allow|report|throw|reroute", "by mode", "What is done at a finding of this rule."),
  MIN(".min", "duration", "by rule", "The shortest call that counts."),
  SEVERITY(".severity", "error|warning|note", "by rule", "How much a finding of this rule weighs.");

  static final String PREFIX = "rule.";

  private final String suffix;
  private final String syntax;
  private final String byDefault;
  private final String description;

  RuleOption(String suffix, String syntax, String byDefault, String description) {
    this.suffix = suffix;
    this.syntax = syntax;
    this.byDefault = byDefault;
    this.description = description;
  }

  public String key(String rule) {
    return PREFIX + rule + suffix;
  }

  public String syntax() {
    return syntax;
  }

  /** What decides where nothing was said, in words. */
  public String byDefault() {
    return byDefault;
  }

  public String description() {
    return description;
  }
}
