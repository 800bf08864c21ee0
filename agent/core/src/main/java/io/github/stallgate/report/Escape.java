// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

/**
 * Makes untrusted names (threads, classes, paths, tests) safe to print: one line, no control of the
 * terminal, no reordering of the text. Pure; any thread.
 */
public final class Escape {
  private static final int LONGEST = 300;

  private Escape() {}

  /**
   * The name for people: characters that are not plain text as {@code \n} or {@code \\u001b}, and
   * never endless.
   */
  public static String text(String name) {
    if (name == null) {
      return "?";
    }
    String safe = escaped(name.length() > LONGEST ? name.substring(0, LONGEST) : name, false);
    return name.length() > LONGEST ? safe + "..." : safe;
  }

  /** The name as one line: as {@link #text}, but whole. */
  public static String line(String name) {
    return escaped(name, false);
  }

  /**
   * The name as one column of a file whose columns two spaces separate: whole, and never ambiguous.
   */
  public static String column(String name) {
    String safe = escaped(name, true).replace("  ", "\\u0020\\u0020");
    if (safe.startsWith(" ") || safe.startsWith("#")) {
      safe = unicode(safe.charAt(0)) + safe.substring(1);
    }
    if (safe.endsWith(" ")) {
      safe = safe.substring(0, safe.length() - 1) + unicode(' ');
    }
    return safe.replace(" #", unicode(' ') + "#");
  }

  private static String escaped(String name, boolean backslashes) {
    StringBuilder safe = new StringBuilder(name.length() + 16);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < name.length()
          && Character.isLowSurrogate(name.charAt(i + 1))) {
        append(safe, name.codePointAt(i));
        i++;
      } else if (c == '\\' && backslashes) {
        safe.append("\\\\");
      } else {
        append(safe, c);
      }
    }
    return safe.toString();
  }

  private static void append(StringBuilder safe, int codePoint) {
    switch (codePoint) {
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      case '\t' -> safe.append("\\t");
      default -> {
        if (plain(codePoint)) {
          safe.appendCodePoint(codePoint);
        } else {
          for (char unit : Character.toChars(codePoint)) {
            safe.append(unicode(unit));
          }
        }
      }
    }
  }

  private static boolean plain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> codePoint == ' ';
      default -> true;
    };
  }

  private static String unicode(char unit) {
    String hex = Integer.toHexString(unit);
    return "\\u" + "0".repeat(4 - hex.length()) + hex;
  }
}
