// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.polls.kernel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A document, and what a library does with it. */
final class Documents {
  private static final JsonFactory JSON = new JsonFactory();

  private Documents() {}

  static byte[] json() {
    String item = "{\"item\":\"item seven\",\"price\":42.5,\"tags\":[\"a\",\"b\"],\"left\":true},";
    return ("[" + item.repeat(100) + "null]").getBytes(StandardCharsets.UTF_8);
  }

  /** Reads it and writes it again. */
  static long roundTrip(byte[] document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(document.length);
    try (JsonParser parser = JSON.createParser(document);
        JsonGenerator generator = JSON.createGenerator(out)) {
      while (parser.nextToken() != null) {
        generator.copyCurrentEvent(parser);
      }
    }
    return out.size();
  }
}
