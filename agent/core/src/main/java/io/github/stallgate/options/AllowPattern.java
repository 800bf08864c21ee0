// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

/**
 * Culprits accepted by option: {@code class}, {@code class#method}, both with {@code *}, and {@code
 * :reason}.
 *
 * @param reason why it is right there; empty if none was given
 */
public record AllowPattern(NamePattern type, NamePattern method, String reason) {
  static AllowPattern parse(String text) throws OptionError {
    int colon = text.indexOf(':');
    String place = (colon < 0 ? text : text.substring(0, colon)).trim();
    String reason = colon < 0 ? "" : text.substring(colon + 1).trim();
    int hash = place.indexOf('#');
    String type = hash < 0 ? place : place.substring(0, hash);
    String method = hash < 0 ? "*" : place.substring(hash + 1);
    if (type.isEmpty() || method.isEmpty()) {
      throw new OptionError(
          "allow pattern '"
              + text
              + "' names no class or no method; write com.acme.Legacy#load:why it is right there");
    }
    return new AllowPattern(new NamePattern(type), new NamePattern(method), reason);
  }

  public boolean matches(String className, String methodName) {
    return type.matches(className) && method.matches(methodName);
  }

  /** As it was written, without the reason. */
  public String place() {
    return method.text().equals("*") ? type.text() : type.text() + "#" + method.text();
  }

  /**
   * Whether classes of more than one package may match: a star stands before any class name has
   * begun.
   */
  public boolean isWide() {
    int star = type.text().indexOf('*');
    if (star < 0) {
      return false;
    }
    int dot = type.text().lastIndexOf('.', star);
    return star == dot + 1 || !Character.isUpperCase(type.text().charAt(dot + 1));
  }
}
