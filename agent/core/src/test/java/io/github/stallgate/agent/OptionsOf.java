// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.options.OptionError;
import io.github.stallgate.options.OptionSources;
import io.github.stallgate.options.Options;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;

/** Options from agent arguments alone. */
final class OptionsOf {
  private OptionsOf() {}

  static Options arguments(String arguments) throws OptionError {
    return Options.read(
        new OptionSources(arguments, new Properties(), Map.of()),
        Arrays.stream(Rule.values()).map(Rule::id).toList());
  }
}
