// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes several reports as one that the gate judges alike: one killed JVM makes the whole a killed
 * one, one dead agent a dead one. Everything beyond ASCII is escaped, so that even broken names can
 * be written.
 */
public final class MergedReport {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final JsonGenerator json;

  private MergedReport(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes the merged report; an existing file is replaced.
   *
   * @throws IOException if it cannot be written; an existing file is then unchanged
   */
  public static void write(Reports reports, Path path) throws IOException {
    WholeFile.write(
        path,
        content -> {
          try (JsonGenerator json = JSON.createGenerator(content)) {
            json.setRootValueSeparator(new SerializedString("\n"));
            new MergedReport(json).write(reports);
            json.writeRaw("\n");
          }
        });
  }

  private void write(Reports reports) throws IOException {
    List<ReportFile> files = reports.files();
    header(files);
    if (files.stream().noneMatch(ReportFile::dead)) {
      coverage(files);
    }
    for (ReportFile file : files) {
      for (ReportedLoop loop : file.loops()) {
        begin("loop");
        json.writeStringField("loop", loop.loop());
        json.writeStringField("kind", loop.kind());
        optional("thread", loop.thread());
        json.writeEndObject();
      }
    }
    List<ReportedFinding> findings = reports.findings();
    MergedIds ids = new MergedIds(findings);
    for (ReportedFinding finding : findings) {
      finding(finding, ids.of(finding));
      count(finding, ids.of(finding));
    }
    for (ReportedLag lag : reports.lags()) {
      lag(lag);
    }
    for (ReportFile file : files) {
      Map<String, String> merged = ids.in(file);
      for (ReportedStall stall : file.stalls()) {
        stall(stall, merged.getOrDefault(stall.id(), stall.id()));
      }
    }
    for (CleanRun run : reports.clean()) {
      begin("clean");
      json.writeStringField("kind", run.kind());
      json.writeStringField("culprit", run.culprit());
      json.writeStringField("api", run.api());
      json.writeEndObject();
    }
    if (files.stream().allMatch(file -> file.ended() && !file.cut())) {
      begin("end");
      json.writeNumberField("findings", findings.size());
      json.writeNumberField("dropped", files.stream().mapToLong(ReportFile::dropped).sum());
      json.writeEndObject();
    }
  }

  private void header(List<ReportFile> files) throws IOException {
    begin("header");
    json.writeNumberField("schema", ReportAssembly.SCHEMA);
    optional("version", joined(files, Header::version));
    json.writeNumberField("merged", files.size());
    optional("jdk", joined(files, Header::jdk));
    optional("vm", joined(files, Header::vm));
    json.writeObjectFieldStart("host");
    json.writeNumberField("cpus", files.stream().mapToLong(f -> f.header().cpus()).max().orElse(0));
    json.writeEndObject();
    options(files, "options", ReportedOption::value);
    options(files, "origins", ReportedOption::origin);
    json.writeEndObject();
  }

  /** Of each option all that was set anywhere. */
  private void options(List<ReportFile> files, String field, Function<ReportedOption, String> text)
      throws IOException {
    Map<String, Set<String>> joined = new TreeMap<>();
    for (ReportFile file : files) {
      for (ReportedOption option : file.header().options()) {
        if (text.apply(option) != null) {
          joined.computeIfAbsent(option.key(), key -> new TreeSet<>()).add(text.apply(option));
        }
      }
    }
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, Set<String>> option : joined.entrySet()) {
      json.writeStringField(option.getKey(), String.join(", ", option.getValue()));
    }
    json.writeEndObject();
  }

  private static String joined(List<ReportFile> files, Function<Header, String> text) {
    return files.stream()
        .map(file -> text.apply(file.header()))
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }

  /** The least that was hooked anywhere. */
  private void coverage(List<ReportFile> files) throws IOException {
    List<Coverage> all = files.stream().map(ReportFile::coverage).toList();
    begin("coverage");
    json.writeNumberField("hooksLive", all.stream().mapToLong(Coverage::hooksLive).min().orElse(0));
    json.writeNumberField(
        "hooksKnown", all.stream().mapToLong(Coverage::hooksKnown).max().orElse(0));
    texts("missing", all, Coverage::missing);
    json.writeBooleanField("callSites", all.stream().allMatch(Coverage::callSites));
    json.writeBooleanField("watchdog", all.stream().allMatch(Coverage::watchdog));
    texts("unread", all, Coverage::unread);
    json.writeEndObject();
  }

  private void texts(String name, List<Coverage> of, Function<Coverage, List<String>> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text :
        of.stream().flatMap(each -> texts.apply(each).stream()).distinct().toList()) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private void finding(ReportedFinding finding, String id) throws IOException {
    Sample sample = finding.sample();
    begin("finding");
    json.writeStringField("id", id);
    json.writeStringField("rule", finding.rule());
    json.writeStringField("severity", finding.severity().word());
    optional("cause", finding.cause());
    optional("policy", finding.policy());
    optional("loop", sample.loop());
    json.writeNumberField("peers", sample.peers());
    json.writeStringField("kind", finding.kind());
    json.writeStringField("api", finding.api());
    frame("culprit", finding.culprit());
    frame("framework", finding.framework());
    json.writeNumberField("durationNanos", sample.durationNanos());
    json.writeNumberField("cpuNanos", sample.cpuNanos());
    json.writeNumberField("samples", sample.samples());
    optional("context", sample.context());
    json.writeArrayFieldStart("stack");
    for (String entry : sample.stack()) {
      json.writeString(entry);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("evidence");
    for (Map.Entry<String, Object> fact : sample.evidence().entrySet()) {
      json.writeFieldName(fact.getKey());
      value(fact.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void value(Object value) throws IOException {
    if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Double number && !Double.isFinite(number)) {
      json.writeString(number.toString());
    } else {
      json.writeNumber(value.toString());
    }
  }

  private void count(ReportedFinding finding, String id) throws IOException {
    begin("count");
    json.writeStringField("id", id);
    json.writeNumberField("count", finding.tally().count());
    json.writeNumberField("totalNanos", finding.tally().totalNanos());
    json.writeNumberField("maxNanos", finding.tally().maxNanos());
    json.writeEndObject();
  }

  private void lag(ReportedLag lag) throws IOException {
    begin("lag");
    for (Map.Entry<String, Object> field : LagLine.fields(lag).entrySet()) {
      json.writeFieldName(field.getKey());
      value(field.getValue());
    }
    json.writeEndObject();
  }

  /** A merged report names findings by what they are. */
  private void stall(ReportedStall stall, String id) throws IOException {
    begin("stall");
    json.writeStringField("loop", stall.loop());
    json.writeStringField("id", id);
    optional("cause", stall.cause());
    json.writeNumberField("at", stall.at());
    json.writeNumberField("durationNanos", stall.durationNanos());
    json.writeEndObject();
  }

  private void frame(String name, Frame frame) throws IOException {
    if (frame == null) {
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeStringField("class", frame.className());
    json.writeStringField("method", frame.method());
    optional("file", frame.file());
    json.writeNumberField("line", frame.line());
    json.writeEndObject();
  }

  private void begin(String type) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type);
  }

  private void optional(String name, String text) throws IOException {
    if (text != null && !text.isEmpty()) {
      json.writeStringField(name, text);
    }
  }
}
