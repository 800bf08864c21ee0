// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses one JSON object into maps, lists, strings, numbers and booleans. Strict: a repeated key,
 * text after the object, or nesting deeper than a report ever is are errors, since such a line was
 * not written by the agent.
 */
final class JsonText {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int DEEPEST = 16;

  private JsonText() {}

  static Map<String, Object> object(byte[] utf8, Texts texts) throws BadLine {
    try (JsonParser parser = JSON.createParser(utf8)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadLine("not a JSON object");
      }
      Map<String, Object> object = fields(parser, texts, 0);
      if (parser.nextToken() != null) {
        throw new BadLine("text after the JSON object");
      }
      return object;
    } catch (JsonProcessingException e) {
      throw new BadLine("not JSON: " + firstSentence(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new BadLine("not UTF-8 text");
    }
  }

  private static Map<String, Object> fields(JsonParser parser, Texts texts, int depth)
      throws IOException, BadLine {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser, texts, depth));
    }
    return fields;
  }

  private static Object value(JsonParser parser, Texts texts, int depth)
      throws IOException, BadLine {
    if (depth > DEEPEST) {
      throw new BadLine("nested deeper than any report");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> fields(parser, texts, depth + 1);
      case START_ARRAY -> elements(parser, texts, depth + 1);
      case VALUE_STRING -> texts.same(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      default -> null;
    };
  }

  private static List<Object> elements(JsonParser parser, Texts texts, int depth)
      throws IOException, BadLine {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser, texts, depth));
    }
    return elements;
  }

  /** Jackson's messages go on about tokens and sources; their beginning says it. */
  private static String firstSentence(String message) {
    String first = message.split("[\\n:;]", 2)[0].split(" \\(start marker", 2)[0];
    return Escape.text(first.strip());
  }
}
