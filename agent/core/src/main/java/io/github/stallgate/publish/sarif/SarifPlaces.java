// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.stallgate.publish.SourceFiles;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Frame;
import io.github.stallgate.report.ReportedFinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes where something is: in a file of the repository, and in which method. */
final class SarifPlaces {
  static final String ROOT = "%SRCROOT%";

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private final JsonGenerator json;
  private final SourceFiles sources;

  SarifPlaces(JsonGenerator json, SourceFiles sources) {
    this.json = json;
    this.sources = sources;
  }

  /**
   * The culprit. GitHub refuses a whole file for one result that is in no file, so a class whose
   * source is not found gets the file it says it was compiled from, relative to nothing.
   */
  void locations(ReportedFinding finding) throws IOException {
    Frame culprit = finding.culprit();
    String path = sources.pathOf(culprit);
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    if (path == null) {
      physical(supposed(culprit), false, culprit.line());
    } else {
      physical(path, true, culprit.line());
    }
    logical(culprit, finding.isNoise() ? "resource" : "function");
    json.writeEndObject();
    json.writeEndArray();
  }

  /** The stack of the worst occurrence, innermost frame first. */
  void stacks(List<String> stack) throws IOException {
    if (stack.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("stacks");
    json.writeStartObject();
    json.writeArrayFieldStart("frames");
    for (String entry : stack) {
      frame(Frame.parse(entry));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void frame(Frame frame) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("location");
    String path = sources.pathOf(frame);
    if (path != null) {
      physical(path, true, frame.line());
    }
    logical(frame, "function");
    json.writeEndObject();
    json.writeEndObject();
  }

  private void physical(String path, boolean inRepository, int line) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(path));
    if (inRepository) {
      json.writeStringField("uriBaseId", ROOT);
    }
    json.writeEndObject();
    if (line > 0) {
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", line);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void logical(Frame frame, String kind) throws IOException {
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    json.writeStringField("name", Escape.line(frame.method()));
    json.writeStringField(
        "fullyQualifiedName", Escape.line(frame.className() + "." + frame.method()));
    json.writeStringField("kind", kind);
    json.writeEndObject();
    json.writeEndArray();
  }

  private static String supposed(Frame frame) {
    String directory = frame.className().replace('.', '/');
    if (frame.file() == null) {
      return directory;
    }
    return directory.substring(0, directory.lastIndexOf('/') + 1) + frame.file();
  }

  /** A relative reference (RFC 3986) that names nothing above its base and no other scheme. */
  static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    for (String segment : path.replace('\\', '/').split("/")) {
      if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
        uri.append(uri.isEmpty() ? "" : "/");
        encode(segment, uri);
      }
    }
    return uri.isEmpty() ? "unknown" : uri.toString();
  }

  private static void encode(String segment, StringBuilder uri) {
    for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf(b) >= 0) {
        uri.append((char) b);
      } else {
        uri.append('%').append(String.format("%02X", b));
      }
    }
  }
}
