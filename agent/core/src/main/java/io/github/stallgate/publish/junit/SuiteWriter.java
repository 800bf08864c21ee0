// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.junit;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a suite. The cases' texts hold no control but line feeds, so all of it is XML 1.0. */
final class SuiteWriter {
  /** Nothing ran here, and a clock would make each file another one. */
  private static final String NO_TIME = "0";

  private final XMLStreamWriter xml;

  SuiteWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  void write(String name, List<TestCase> cases) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line("");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", name);
    xml.writeAttribute("tests", String.valueOf(cases.size()));
    xml.writeAttribute("failures", count(cases, TestCase.Result.FAILURE));
    xml.writeAttribute("errors", count(cases, TestCase.Result.ERROR));
    xml.writeAttribute("skipped", count(cases, TestCase.Result.SKIPPED));
    xml.writeAttribute("time", NO_TIME);
    for (TestCase each : cases) {
      line("  ");
      testCase(each);
    }
    line("");
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.flush();
  }

  private static String count(List<TestCase> cases, TestCase.Result result) {
    return String.valueOf(cases.stream().filter(each -> each.result() == result).count());
  }

  private void testCase(TestCase each) throws XMLStreamException {
    boolean passed = each.result() == TestCase.Result.PASSED;
    if (passed) {
      xml.writeEmptyElement("testcase");
    } else {
      xml.writeStartElement("testcase");
    }
    xml.writeAttribute("classname", each.group());
    xml.writeAttribute("name", each.name());
    xml.writeAttribute("time", NO_TIME);
    if (!passed) {
      line("    ");
      result(each);
      line("  ");
      xml.writeEndElement();
    }
  }

  private void result(TestCase each) throws XMLStreamException {
    if (each.detail() == null) {
      xml.writeEmptyElement(each.result().element());
      xml.writeAttribute("message", each.message());
      return;
    }
    xml.writeStartElement(each.result().element());
    xml.writeAttribute("message", each.message());
    xml.writeAttribute("type", each.group());
    xml.writeCharacters(each.detail());
    xml.writeEndElement();
  }

  private void line(String indent) throws XMLStreamException {
    xml.writeCharacters("\n" + indent);
  }
}
