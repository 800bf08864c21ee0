// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.sarif;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.stallgate.gate.Gap;
import io.github.stallgate.gate.Outcome;
import io.github.stallgate.gate.Verdict;
import io.github.stallgate.publish.CharacterSink;
import io.github.stallgate.publish.Format;
import io.github.stallgate.publish.JudgedFinding;
import io.github.stallgate.publish.Publication;
import io.github.stallgate.publish.VerdictSentence;
import io.github.stallgate.report.BadReport;
import java.io.IOException;
import java.util.List;

/**
 * SARIF 2.1.0: one run, one result for each finding, those that fail the gate first. No clock, no
 * machine and no absolute path is in it.
 */
public final class SarifLog implements Format {
  /** As many as GitHub shows; it refuses files of more than 25 000, or of 10 MB compressed. */
  static final int MOST_RESULTS = 5_000;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  @Override
  public void write(Publication publication, Appendable to) throws IOException {
    List<JudgedFinding> findings = JudgedFinding.of(publication);
    try (JsonGenerator json = JSON.createGenerator(new CharacterSink(to))) {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      DefaultPrettyPrinter layout = new DefaultPrettyPrinter().withObjectIndenter(lines);
      layout.indentArraysWith(lines);
      json.setPrettyPrinter(layout);
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      run(json, publication, findings);
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw("\n");
    }
  }

  private static void run(JsonGenerator json, Publication publication, List<JudgedFinding> findings)
      throws IOException {
    int shown = Math.min(MOST_RESULTS, findings.size());
    json.writeStartObject();
    SarifTool.write(json, publication.version());
    json.writeObjectFieldStart("originalUriBaseIds");
    json.writeObjectFieldStart(SarifPlaces.ROOT);
    text(json, "description", "The repository's root directory.");
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayFieldStart("invocations");
    invocation(json, publication, findings.size() - shown);
    json.writeEndArray();
    json.writeStringField("columnKind", "utf16CodeUnits");
    SarifResults results =
        new SarifResults(
            json, publication.diagnostic(), new SarifPlaces(json, publication.sources()));
    json.writeArrayFieldStart("results");
    for (JudgedFinding finding : findings.subList(0, shown)) {
      results.write(finding);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void invocation(JsonGenerator json, Publication publication, int leftOut)
      throws IOException {
    Verdict verdict = publication.verdict();
    boolean judged = verdict.outcome() == Outcome.PASSED || verdict.outcome() == Outcome.FAILED;
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", judged);
    json.writeNumberField("exitCode", verdict.exitCode());
    json.writeStringField(
        "exitCodeDescription", VerdictSentence.of(verdict, publication.reports()));
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (BadReport problem : publication.reports().problems()) {
      notification(json, "error", problem.getMessage());
    }
    for (Gap gap : verdict.unmeasured()) {
      notification(json, "warning", "not measured: " + gap.text());
    }
    for (String note : verdict.notes()) {
      notification(json, "note", note);
    }
    if (leftOut > 0) {
      notification(
          json,
          "warning",
          leftOut + " findings are left out: this file holds the worst " + MOST_RESULTS);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void notification(JsonGenerator json, String level, String message)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("level", level);
    text(json, "message", message);
    json.writeEndObject();
  }

  /**
   * A message object. Braces would be placeholders, and a bracket before a parenthesis a link that
   * a name from a report could lead anywhere.
   */
  static void text(JsonGenerator json, String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text.replace("](", "] (").replace("{", "{{").replace("}", "}}"));
    json.writeEndObject();
  }
}
