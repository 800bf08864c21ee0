// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

/**
 * One reviewed row of {@code allowances.txt}.
 *
 * @param type class name, or its begin with a star last
 * @param method method name, its begin with a star last, or a star
 */
public record Allowance(Effect effect, String type, String method, String reason) {
  private static final String NETTY = "io.netty.";

  public boolean matches(String className, String methodName) {
    return matchesName(method, methodName)
        && (matchesName(type, className) || isMovedNetty(className));
  }

  private boolean isMovedNetty(String className) {
    int at = type.startsWith(NETTY) ? className.indexOf("." + NETTY) : -1;
    return at >= 0 && matchesName(type, className.substring(at + 1));
  }

  private static boolean matchesName(String pattern, String name) {
    int last = pattern.length() - 1;
    return pattern.charAt(last) == '*'
        ? name.regionMatches(0, pattern, 0, last)
        : name.equals(pattern);
  }
}
