// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.publish.RulePage;
import java.io.IOException;

/** Who found it, and every rule there is, whether or not it has a result. */
final class SarifTool {
  private SarifTool() {}

  static void write(JsonGenerator json, String version) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Stallgate");
    json.writeStringField("semanticVersion", version);
    json.writeArrayFieldStart("rules");
    for (Rule rule : Rule.values()) {
      rule(json, rule);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Where the rule stands in that list; -1 if this version does not know it. */
  static int indexOf(String ruleId) {
    Rule rule = Rule.of(ruleId);
    return rule == null ? -1 : rule.ordinal();
  }

  private static void rule(JsonGenerator json, Rule rule) throws IOException {
    RulePage page = RulePage.of(rule);
    json.writeStartObject();
    json.writeStringField("id", rule.id());
    plain(json, "shortDescription", page.summary());
    plain(json, "fullDescription", page.summary());
    json.writeObjectFieldStart("help");
    json.writeStringField("text", page.text());
    json.writeStringField("markdown", page.text());
    json.writeEndObject();
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", rule.severity().word());
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeArrayFieldStart("tags");
    json.writeString("performance");
    json.writeEndArray();
    json.writeStringField("problem.severity", gitHubs(rule.severity()));
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Descriptions of rules have no placeholders, unlike the messages of results. */
  private static void plain(JsonGenerator json, String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  /** GitHub's word for a severity. */
  private static String gitHubs(Severity severity) {
    return severity == Severity.NOTE ? "recommendation" : severity.word();
  }
}
