// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.sarif;

import static io.github.stallgate.publish.Publications.resource;
import static io.github.stallgate.publish.Publications.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.gate.Limits;
import io.github.stallgate.publish.Publication;
import io.github.stallgate.publish.Publications;
import io.github.stallgate.report.ReportLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifLogTest {
  @TempDir Path directory;

  @Test
  void write_eachStanding_isThisRun() throws Exception {
    String log = sarif(Publications.fixed(directory));
    int rules = log.indexOf("\"rules\" : [");
    String withoutRules =
        log.substring(0, rules) + log.substring(log.indexOf("\"originalUriBaseIds\""));
    assertThat(withoutRules).isEqualTo(resource(SarifLogTest.class, "fixed.txt"));
    assertThat(violations(log)).isEmpty();
  }

  @Test
  void write_samePublication_isTheSameFile() throws Exception {
    Publication publication = Publications.fixed(directory);
    assertThat(sarif(publication)).isEqualTo(sarif(publication));
  }

  @Test
  void write_rules_areAllWithTheirPages() throws Exception {
    JsonNode rules = run(Publications.fixed(directory)).at("/tool/driver/rules");
    assertThat(rules).hasSize(Rule.values().length);
    for (Rule rule : Rule.values()) {
      JsonNode descriptor = rules.get(rule.ordinal());
      assertThat(descriptor.get("id").asString()).isEqualTo(rule.id());
      assertThat(descriptor.at("/help/markdown").asString()).startsWith("# " + rule.id() + "\n");
      assertThat(descriptor.at("/shortDescription/text").asString())
          .isNotBlank()
          .doesNotContain("\n");
      assertThat(descriptor.at("/defaultConfiguration/level").asString())
          .isEqualTo(rule.severity().word());
    }
  }

  @Test
  void write_hostileNames_areValidAndHarmless() throws Exception {
    String log = sarif(Publications.hostile(directory));
    assertThat(violations(log)).isEmpty();
    JsonNode result = JsonMapper.shared().readTree(log).at("/runs/0/results/0");
    assertThat(result.at("/message/text").asString())
        .contains("{{0}}")
        .doesNotContain("](")
        .doesNotContain("\u001b", "\u202e", "\u0000");
    assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asString())
        .matches("[A-Za-z0-9%._~/-]+");
    assertThat(result.get("ruleIndex")).isNull();
  }

  @Test
  void write_moreThanGitHubShows_keepsTheWorstAndSaysSo() throws Exception {
    Publication publication = Publications.many(directory, SarifLog.MOST_RESULTS + 2);
    JsonNode run = run(publication);
    assertThat(run.get("results")).hasSize(SarifLog.MOST_RESULTS);
    assertThat(run.at("/results/0/locations/0/logicalLocations/0/fullyQualifiedName").asString())
        .isEqualTo("com.acme.Type0.run");
    assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asString())
        .isEqualTo("2 findings are left out: this file holds the worst 5000");
  }

  @Test
  void write_nothingMeasured_isNoSuccessAndSaysWhy() throws Exception {
    Files.createDirectory(directory.resolve("reports"));
    JsonNode run = run(Publications.ofDirectory(directory, Limits.DEFAULT));
    assertThat(run.get("results")).isEmpty();
    assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
    assertThat(run.at("/invocations/0/exitCode").asInt()).isEqualTo(3);
    assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asString())
        .startsWith("not measured: no report file (*.jsonl) in ");
  }

  @Test
  void write_unreadableReport_namesIt() throws Exception {
    Path reports = Files.createDirectory(directory.resolve("reports"));
    ReportLines.lines(reports.resolve("bad.jsonl"), "no report");
    String log = sarif(Publications.ofDirectory(directory, Limits.DEFAULT));
    assertThat(violations(log)).isEmpty();
    assertThat(log).contains("\"exitCode\" : 2").contains("bad.jsonl:1: not JSON");
  }

  @ParameterizedTest
  @CsvSource({
    "a/b c.java, a/b%20c.java",
    "../../etc/passwd, etc/passwd",
    "/etc/passwd, etc/passwd",
    "javascript:alert(1), javascript%3Aalert%281%29",
    "C:\\x, C%3A/x",
    "'..', unknown",
    "ü%, %C3%BC%25"
  })
  void uri_ofAnyPath_staysRelative(String path, String uri) {
    assertThat(SarifPlaces.uri(path)).isEqualTo(uri);
  }

  private static String sarif(Publication publication) throws Exception {
    return text(new SarifLog(), publication);
  }

  private static JsonNode run(Publication publication) throws Exception {
    return JsonMapper.shared().readTree(sarif(publication)).at("/runs/0");
  }

  private static List<String> violations(String log) throws Exception {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
            .getSchema(resource(SarifLogTest.class, "sarif-schema-2.1.0.json"));
    return schema.validate(log, InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
