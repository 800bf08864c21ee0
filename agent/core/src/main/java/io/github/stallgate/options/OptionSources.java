// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

import java.util.Map;
import java.util.Properties;

/**
 * The places options come from, besides the file that one of them names.
 *
 * @param arguments the text after the jar's name in {@code -javaagent}, or null
 */
public record OptionSources(String arguments, Properties system, Map<String, String> environment) {
  /** This JVM's. */
  public static OptionSources ofThisJvm(String arguments) {
    return new OptionSources(arguments, System.getProperties(), System.getenv());
  }
}
