// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.report.Escape;
import java.io.IOException;

/**
 * The page under construction. What is not written by {@link #raw} can be no markup. Not for use by
 * several threads at once.
 */
final class Html {
  private final Appendable to;

  Html(Appendable to) {
    this.to = to;
  }

  /** Markup; never anything that a report holds. */
  Html raw(String markup) throws IOException {
    to.append(markup);
    return this;
  }

  /** A text of ours, or one whose names are escaped already; it may have several lines. */
  Html text(String text) throws IOException {
    to.append(escaped(text));
    return this;
  }

  /** A name as a report has it: a thread, a class, a path. */
  Html name(String name) throws IOException {
    return text(Escape.text(name));
  }

  Html number(long number) throws IOException {
    to.append(Long.toString(number));
    return this;
  }

  /** An element that holds nothing but that text. */
  Html element(String tag, String text) throws IOException {
    return raw("<" + tag + ">").text(text).raw("</" + tag + ">");
  }

  /** A row of a table, its first cell being what the row is of. */
  Html row(String first, String... others) throws IOException {
    raw("<tr><th scope=\"row\">").text(first).raw("</th>");
    for (String cell : others) {
      element("td", cell);
    }
    return raw("</tr>\n");
  }

  /** The head of a table with a caption for readers that can't see where it stands. */
  Html table(String caption, String... columns) throws IOException {
    raw("<table>\n").element("caption", caption).raw("\n<thead><tr>");
    for (String column : columns) {
      raw("<th scope=\"col\">").text(column).raw("</th>");
    }
    return raw("</tr></thead>\n<tbody>\n");
  }

  Html endTable() throws IOException {
    return raw("</tbody>\n</table>\n");
  }

  /** Safe as content and within a quoted attribute. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
