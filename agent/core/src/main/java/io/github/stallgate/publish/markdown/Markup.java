// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.markdown;

/**
 * Texts from reports as HTML within Markdown, since only there nothing is interpreted: no mention,
 * no link, no issue number, no table cell.
 */
final class Markup {
  private static final String PLAIN = " -.,/()=+";

  private Markup() {}

  /** On one line, also in the cell of a table. */
  static String code(String text) {
    return "<code>" + encoded(text) + "</code>";
  }

  /** Lines as they are. */
  static String block(String lines) {
    return "<pre>" + encoded(lines) + "</pre>";
  }

  private static String encoded(String text) {
    StringBuilder html = new StringBuilder(text.length() + 32);
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || c == '\n' || PLAIN.indexOf(c) >= 0) {
                html.appendCodePoint(c);
              } else {
                html.append("&#").append(c).append(';');
              }
            });
    return html.toString();
  }
}
