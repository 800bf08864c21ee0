// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One object of a report: its fields by name. A field of the wrong type or size is a {@link
 * BadLine}.
 */
final class ReportLine {
  private final Map<String, Object> fields;

  private ReportLine(Map<String, Object> fields) {
    this.fields = fields;
  }

  static ReportLine parse(byte[] utf8, Texts texts) throws BadLine {
    return new ReportLine(JsonText.object(utf8, texts));
  }

  /** A text that must be there and not empty. */
  String text(String name) throws BadLine {
    String text = textOrNull(name);
    if (text == null || text.isEmpty()) {
      throw new BadLine("field \"" + name + "\" is missing or empty");
    }
    return text;
  }

  String textOrNull(String name) throws BadLine {
    Object value = fields.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw wrong(name, "a text");
  }

  /** A number of things or nanoseconds; 0 if absent. */
  long amount(String name) throws BadLine {
    Object value = fields.get(name);
    if (value == null) {
      return 0;
    }
    if (value instanceof Integer || value instanceof Long) {
      long amount = ((Number) value).longValue();
      if (amount >= 0) {
        return amount;
      }
    }
    throw wrong(name, "a whole number from 0 to " + Long.MAX_VALUE);
  }

  /** A number of things or nanoseconds that must be there. */
  long requiredAmount(String name) throws BadLine {
    if (!fields.containsKey(name)) {
      throw new BadLine("field \"" + name + "\" is missing");
    }
    return amount(name);
  }

  /** A source line, or 0 where the JVM wrote that there is none (a negative number) or nothing. */
  long lineNumber(String name) throws BadLine {
    return fields.get(name) instanceof Integer line && line < 0 ? 0 : amount(name);
  }

  boolean flag(String name) throws BadLine {
    Object value = fields.get(name);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    throw wrong(name, "true or false");
  }

  /** The texts of a list; empty if absent. */
  List<String> texts(String name) throws BadLine {
    Object value = fields.get(name);
    if (value == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if (!(element instanceof String text)) {
          throw wrong(name, "a list of texts");
        }
        texts.add(text);
      }
      return List.copyOf(texts);
    }
    throw wrong(name, "a list of texts");
  }

  /** The object in that field, or null. */
  ReportLine object(String name) throws BadLine {
    Object value = fields.get(name);
    if (value == null) {
      return null;
    }
    return new ReportLine(objectFields(name, value));
  }

  /** The fields of the object in that field; empty if absent. */
  Map<String, Object> map(String name) throws BadLine {
    Object value = fields.get(name);
    return value == null ? Map.of() : objectFields(name, value);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> objectFields(String name, Object value) throws BadLine {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw wrong(name, "an object");
  }

  private static BadLine wrong(String name, String wanted) {
    return new BadLine("field \"" + name + "\" must be " + wanted);
  }
}
