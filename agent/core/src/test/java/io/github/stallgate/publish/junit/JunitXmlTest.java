// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.junit;

import static io.github.stallgate.publish.Publications.resource;
import static io.github.stallgate.publish.Publications.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Severity;
import io.github.stallgate.gate.Limits;
import io.github.stallgate.publish.Publication;
import io.github.stallgate.publish.Publications;
import io.github.stallgate.report.ReportLines;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class JunitXmlTest {
  @TempDir Path directory;

  @Test
  void write_eachStanding_isThisSuite() throws Exception {
    Publication publication = Publications.fixed(directory);
    assertThat(text(new JunitXml(), publication))
        .isEqualTo(resource(JunitXmlTest.class, "fixed.xml"));
    suite(publication);
  }

  @Test
  void write_hostileNames_areXmlAndText() throws Exception {
    Element suite = suite(Publications.hostile(directory));
    Element failure = (Element) suite.getElementsByTagName("failure").item(1);
    assertThat(failure.getChildNodes().getLength()).isEqualTo(1);
    assertThat(failure.getTextContent())
        .contains("</script><img src=x onerror=alert(1)>]]>&amp;")
        .contains("\\u0000\\u001b[31m\\u202e\\ud800\\ufffe");
    assertThat(((Element) failure.getParentNode()).getAttribute("name"))
        .contains("@octocat #1 https://evil.example")
        .doesNotContain("\n");
  }

  @Test
  void write_findingsWithinTheLimit_areNoFailures() throws Exception {
    Limits limits = new Limits(Severity.ERROR, 1);
    Element suite = suite(Publications.of(directory, limits, new String[] {ReportLines.SLEEP}));
    assertThat(suite.getAttribute("failures")).isEqualTo("0");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(((Element) suite.getElementsByTagName("skipped").item(0)).getAttribute("message"))
        .isEqualTo("new, among the 1 allowed");
  }

  @Test
  void write_nothingMeasured_isAnErrorUnlessAllowed() throws Exception {
    Files.createDirectory(directory.resolve("reports"));
    assertThat(suite(Publications.ofDirectory(directory, Limits.DEFAULT)).getAttribute("errors"))
        .isEqualTo("1");
    Limits lenient = new Limits(Severity.ERROR, 0, false);
    assertThat(suite(Publications.ofDirectory(directory, lenient)).getAttribute("errors"))
        .isEqualTo("0");
  }

  @Test
  void write_expiredEntryOfNoFinding_isAFailure() throws Exception {
    String entry = "BlockingSleep  netty  com.acme.A.b  x  until=2026-11-19  # reason: later";
    Publication publication = Publications.of(directory, Limits.DEFAULT, new String[0], entry);
    assertThat(publication.verdict().exitCode()).isEqualTo(1);
    Element suite = suite(publication);
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("failure").item(0).getTextContent()).isEqualTo(entry);
  }

  @Test
  void write_unreadableReport_isAnErrorThatNamesIt() throws Exception {
    Path reports = Files.createDirectory(directory.resolve("reports"));
    ReportLines.lines(reports.resolve("bad.jsonl"), "no report");
    Element suite = suite(Publications.ofDirectory(directory, Limits.DEFAULT));
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("error").item(0).getTextContent())
        .contains("bad.jsonl:1: not JSON");
  }

  /** The suite, valid by the schema and with counts that are those of its cases. */
  private static Element suite(Publication publication) throws Exception {
    String xml = text(new JunitXml(), publication);
    SchemaFactory.newDefaultInstance()
        .newSchema(JunitXmlTest.class.getResource("suite.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    Element suite =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes)).getDocumentElement();
    assertCount(suite, "tests", "testcase");
    assertCount(suite, "failures", "failure");
    assertCount(suite, "errors", "error");
    assertCount(suite, "skipped", "skipped");
    return suite;
  }

  private static void assertCount(Element suite, String attribute, String element) {
    assertThat(suite.getAttribute(attribute))
        .isEqualTo(String.valueOf(suite.getElementsByTagName(element).getLength()));
  }
}
