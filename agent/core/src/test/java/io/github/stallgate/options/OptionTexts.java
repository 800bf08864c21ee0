// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Options for tests, from nothing but what the test says. */
public final class OptionTexts {
  public static final List<String> RULES = List.of("BlockingSleep", "BlockingFile");

  private OptionTexts() {}

  /** Read from agent arguments alone. */
  public static Options read(String arguments) throws OptionError {
    return of(new OptionSources(arguments, new Properties(), Map.of()));
  }

  static Options of(OptionSources sources) throws OptionError {
    return Options.read(sources, RULES);
  }
}
