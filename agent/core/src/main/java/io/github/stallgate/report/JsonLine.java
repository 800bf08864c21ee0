// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.util.List;
import java.util.Map;

/**
 * One line of a report under construction: a JSON object (RFC 8259).
 *
 * <p>The agent writes its report with this and not with a library, because the first line is
 * written while the application starts, and loading the library would be a fifth of the agent's
 * start-up. The gate reads with the library.
 */
final class JsonLine {
  private final StringBuilder text = new StringBuilder(256);
  private boolean first = true;

  JsonLine(String type) {
    text.append('{');
    put("type", type);
  }

  JsonLine put(String name, String value) {
    name(name);
    value(value);
    return this;
  }

  JsonLine put(String name, long value) {
    name(name);
    text.append(value);
    return this;
  }

  JsonLine put(String name, boolean value) {
    name(name);
    text.append(value);
    return this;
  }

  JsonLine put(String name, List<String> values) {
    name(name);
    text.append('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      value(values.get(i));
    }
    text.append(']');
    return this;
  }

  /** Values may be strings, numbers, truth values, lists of strings, null, and maps of these. */
  JsonLine put(String name, Map<String, ?> values) {
    name(name);
    text.append('{');
    first = true;
    for (Map.Entry<String, ?> each : values.entrySet()) {
      any(each.getKey(), each.getValue());
    }
    text.append('}');
    first = false;
    return this;
  }

  /** The whole line with its line feed. */
  String end() {
    return text.append("}\n").toString();
  }

  @SuppressWarnings("unchecked")
  void any(String name, Object value) {
    if (value instanceof Map) {
      put(name, (Map<String, ?>) value);
    } else if (value instanceof List) {
      put(name, (List<String>) value);
    } else if (value instanceof Boolean truth) {
      put(name, truth.booleanValue());
    } else if (value instanceof Number number) {
      put(name, number.longValue());
    } else {
      put(name, value == null ? null : value.toString());
    }
  }

  private void name(String name) {
    if (!first) {
      text.append(',');
    }
    first = false;
    value(name);
    text.append(':');
  }

  private void value(String value) {
    if (value == null) {
      text.append("null");
      return;
    }
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      character(value.charAt(i));
    }
    text.append('"');
  }

  /**
   * Escapes what JSON demands, and every control and lone surrogate besides, so that a report is
   * safe to print.
   */
  private void character(char c) {
    if (c == '"' || c == '\\') {
      text.append('\\').append(c);
    } else if (c < 0x20
        || c >= 0x7f && c < 0xa0
        || c == 0x2028
        || c == 0x2029
        || Character.isSurrogate(c)) {
      String hex = Integer.toHexString(c);
      text.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
    } else {
      text.append(c);
    }
  }
}
