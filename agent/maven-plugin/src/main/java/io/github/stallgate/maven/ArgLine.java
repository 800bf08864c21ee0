// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

/**
 * Composes the arguments of the tests' JVMs, as surefire reads them: blanks separate, and either
 * kind of quote holds together what lies between two of it. There is no escape character.
 */
final class ArgLine {
  private ArgLine() {}

  /** The argument before those that are there; null if none are. */
  static String with(String argument, String existing) {
    String quoted = quoted(argument);
    if (existing == null || existing.isBlank()) {
      return quoted;
    }
    return existing.contains(quoted) ? existing : quoted + " " + existing;
  }

  private static String quoted(String argument) {
    if (argument.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\'')) {
      return argument;
    }
    StringBuilder parts = new StringBuilder();
    int from = 0;
    while (from < argument.length()) {
      char quote = argument.charAt(from) == '"' ? '\'' : '"';
      int end = argument.indexOf(quote, from);
      end = end < 0 ? argument.length() : end;
      parts.append(quote).append(argument, from, end).append(quote);
      from = end;
    }
    return parts.toString();
  }
}
