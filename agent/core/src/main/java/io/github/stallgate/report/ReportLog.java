// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.observe.LagSnapshot;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes this JVM's report: one line at a time, each handed to the operating system before the
 * next, so that a killed JVM loses nothing it had found. The reporter thread only.
 */
public final class ReportLog {
  private static final int SCHEMA = 1;

  private final File file;
  private OutputStream out;

  public ReportLog(File file) {
    this.file = file;
  }

  public File file() {
    return file;
  }

  /**
   * @throws IOException if the directory or the file can't be made; nothing is left half-made
   */
  public void open() throws IOException {
    File folder = file.getAbsoluteFile().getParentFile();
    if (!folder.isDirectory() && !folder.mkdirs() && !folder.isDirectory()) {
      throw new IOException("can't create directory " + folder);
    }
    out = new FileOutputStream(file, true);
  }

  /** {@code facts} in the header's order; its values are strings, numbers and maps of these. */
  public void header(Map<String, Object> facts) throws IOException {
    write(new JsonLine("header").put("schema", SCHEMA), facts);
  }

  /**
   * @param missing hooks that are known and could not be set
   * @param watchdog whether turns are watched
   * @param unread facts of the system that can't be read here, so that causes are told without them
   */
  public void coverage(
      int live,
      int known,
      List<String> missing,
      boolean callSites,
      boolean watchdog,
      List<String> unread)
      throws IOException {
    write(
        new JsonLine("coverage")
            .put("hooksLive", live)
            .put("hooksKnown", known)
            .put("missing", missing)
            .put("callSites", callSites)
            .put("watchdog", watchdog)
            .put("unread", unread));
  }

  public void loop(StallgateLoop loop) throws IOException {
    write(
        new JsonLine("loop")
            .put("loop", loop.name)
            .put("kind", loop.kind)
            .put("thread", loop.thread.getName()));
  }

  public void finding(LiveFinding finding) throws IOException {
    write(new JsonLine("finding"), finding.fields());
  }

  /**
   * One occurrence of a finding, for a timeline.
   *
   * @param at milliseconds since the epoch when it began
   */
  public void stall(String loop, String id, String cause, long at, long nanos) throws IOException {
    write(
        new JsonLine("stall")
            .put("loop", loop)
            .put("id", id)
            .put("cause", cause)
            .put("at", at)
            .put("durationNanos", nanos));
  }

  /** The method ran on a loop of that kind and made no such call. */
  public void clean(CleanRun run) throws IOException {
    write(
        new JsonLine("clean")
            .put("kind", run.kind())
            .put("culprit", run.culprit())
            .put("api", run.api()));
  }

  public void count(LiveFinding finding) throws IOException {
    write(
        new JsonLine("count")
            .put("id", finding.id())
            .put("count", finding.count())
            .put("totalNanos", finding.totalNanos())
            .put("maxNanos", finding.maxNanos()));
  }

  /**
   * How late a loop was so far; a later line of the same loop replaces it.
   *
   * @param controlP999 nanoseconds that the watchdog's own clock was late
   */
  public void lag(String loop, String kind, LagSnapshot lag, long controlP999) throws IOException {
    write(new JsonLine("lag"), LagLine.fields(new ReportedLag(loop, kind, lag, controlP999)));
  }

  public void end(int findings, long dropped) throws IOException {
    write(new JsonLine("end").put("findings", findings).put("dropped", dropped));
    out.close();
  }

  private void write(JsonLine line, Map<String, Object> fields) throws IOException {
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      line.any(field.getKey(), field.getValue());
    }
    write(line);
  }

  /** One call to the system a line: a reader, or a kill, never sees half of one that matters. */
  private void write(JsonLine line) throws IOException {
    out.write(line.end().getBytes(StandardCharsets.UTF_8));
  }
}
