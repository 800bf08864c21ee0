// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.stallgate.publish.JudgedFinding;
import io.github.stallgate.publish.Standing;
import io.github.stallgate.report.Diagnostic;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.ReportedFinding;
import io.github.stallgate.report.Tally;
import java.io.IOException;

/** Writes findings as results. */
final class SarifResults {
  /** Never renamed: tools follow a finding from run to run by it. */
  private static final String FINGERPRINT = "stallgate/v1";

  private final JsonGenerator json;
  private final Diagnostic diagnostic;
  private final SarifPlaces places;

  SarifResults(JsonGenerator json, Diagnostic diagnostic, SarifPlaces places) {
    this.json = json;
    this.diagnostic = diagnostic;
    this.places = places;
  }

  void write(JudgedFinding judged) throws IOException {
    ReportedFinding finding = judged.finding();
    json.writeStartObject();
    json.writeStringField("ruleId", Escape.line(finding.rule()));
    int rule = SarifTool.indexOf(finding.rule());
    if (rule >= 0) {
      json.writeNumberField("ruleIndex", rule);
    }
    json.writeStringField("level", finding.severity().word());
    SarifLog.text(json, "message", diagnostic.text(finding));
    places.locations(finding);
    places.stacks(finding.sample().stack());
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField(FINGERPRINT, finding.fingerprint());
    json.writeEndObject();
    json.writeStringField("baselineState", state(judged.standing()));
    suppressions(judged);
    properties(finding);
    json.writeEndObject();
  }

  private static String state(Standing standing) {
    return switch (standing) {
      case NEW, MINOR -> "new";
      case EXPIRED, ACCEPTED -> "unchanged";
    };
  }

  private void suppressions(JudgedFinding judged) throws IOException {
    json.writeArrayFieldStart("suppressions");
    if (judged.standing() == Standing.ACCEPTED) {
      json.writeStartObject();
      json.writeStringField("kind", "external");
      json.writeStringField("status", "accepted");
      if (judged.entry() != null) {
        json.writeStringField("justification", Escape.line(judged.entry().reason()));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void properties(ReportedFinding finding) throws IOException {
    Tally tally = finding.tally();
    json.writeObjectFieldStart("properties");
    json.writeNumberField("count", tally.count());
    json.writeNumberField("totalNanos", tally.totalNanos());
    json.writeNumberField("maxNanos", tally.maxNanos());
    json.writeNumberField("cpuNanos", finding.sample().cpuNanos());
    optional("cause", finding.cause());
    json.writeStringField("loopKind", Escape.line(finding.kind()));
    optional("loop", finding.sample().loop());
    json.writeStringField("api", Escape.line(finding.api()));
    optional("context", finding.sample().context());
    json.writeEndObject();
  }

  private void optional(String name, String text) throws IOException {
    if (text != null) {
      json.writeStringField(name, Escape.line(text));
    }
  }
}
