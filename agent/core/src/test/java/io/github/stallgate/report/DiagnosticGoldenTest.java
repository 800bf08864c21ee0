// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The words themselves, for every rule on the main frameworks: one finding, many, and how to allow.
 * What is said instead is left below target/diagnostics, to be read, and copied if it is better.
 */
class DiagnosticGoldenTest {
  private static final Path SAID = Path.of("target", "diagnostics");
  private static final int ALLOW_LINES = 2;

  private final Diagnostic diagnostic = new Diagnostic("--report target/stallgate");

  @ParameterizedTest
  @ValueSource(strings = {"netty", "vertx", "reactor", "acme", "virtual"})
  void texts_everyRule_areTheAgreedWords(String kind) throws IOException {
    StringBuilder said = new StringBuilder();
    for (Rule rule : rules(kind)) {
      ReportedFinding one = Exemplary.of(rule, kind, "7c1f02ab", "com.acme.Orders");
      ReportedFinding other = Exemplary.of(rule, kind, "b40a9e12", "com.acme.Stock");
      said.append(diagnostic.text(one)).append("\n\n");
      said.append(diagnostic.line(one)).append("\n");
      said.append(diagnostic.many(List.of(one, other))).append("\n\n\n");
    }
    Files.createDirectories(SAID);
    Files.writeString(SAID.resolve(kind + ".txt"), said);
    assertThat(said.toString()).isEqualTo(agreed(kind));
  }

  @Test
  void texts_everyRuleOnEveryFramework_fitAndTellHowToAllow() {
    for (Framework framework : Framework.values()) {
      String kind =
          framework == Framework.OTHER ? "acme" : framework.name().toLowerCase(Locale.ROOT);
      for (Rule rule : Rule.values()) {
        ReportedFinding finding = Exemplary.of(rule, kind, "7c1f02ab", "com.acme.Orders");
        List<String> lines = diagnostic.text(finding).lines().toList();
        assertThat(lines).hasSizeBetween(10, 15);
        assertThat(lines).allMatch(line -> line.length() <= 120);
        assertThat(lines.subList(lines.size() - ALLOW_LINES - 1, lines.size()))
            .containsExactly(
                "  allow  @MayBlock(reason = \"...\") on Orders.list, or",
                "         " + diagnostic.allow(finding),
                "  more   java -jar stallgate-agent.jar explain " + rule.id());
      }
    }
  }

  private static List<Rule> rules(String kind) {
    return Stream.of(Rule.values())
        .filter(rule -> rule.id().startsWith("Carrier") == kind.equals("virtual"))
        .toList();
  }

  private static String agreed(String kind) throws IOException {
    try (InputStream in =
        DiagnosticGoldenTest.class.getResourceAsStream("diagnostics/" + kind + ".txt")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
