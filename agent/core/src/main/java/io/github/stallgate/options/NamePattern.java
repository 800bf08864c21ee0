// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

/** A name in which {@code *} stands for any characters. */
public record NamePattern(String text) {
  public boolean matches(String name) {
    return matches(text, name);
  }

  /** Whether more than one name may match. */
  public boolean hasStar() {
    return text.indexOf('*') >= 0;
  }

  /** Classic wildcard matching: on a mismatch, the last star takes one character more. */
  private static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int mark = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = n;
      } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
