// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads one report. A last line that was cut off while the JVM was killed is left out and told in
 * {@link ReportFile#cut}; anything else that is not a report is refused, because what it hides
 * cannot be judged. Stateless; any thread.
 */
public final class ReportReader {
  private static final String RERUN = "; delete the file and run the tests again";

  private ReportReader() {}

  /**
   * Reads the report at that path.
   *
   * @throws BadReport if it cannot be read, is empty, is not a report, or is of a newer schema
   */
  public static ReportFile read(Path path) throws BadReport {
    return read(path, new Texts());
  }

  /** As {@link #read(Path)}; the same texts in several reports are kept once. */
  static ReportFile read(Path path, Texts texts) throws BadReport {
    if (Files.isDirectory(path)) {
      throw new BadReport(path, 0, "is a directory, not a report; give it as DIR");
    }
    try (LineSource lines = new LineSource(path)) {
      return read(path, lines, texts);
    } catch (AccessDeniedException e) {
      throw new BadReport(path, 0, "may not be read; give this user permission to read it");
    } catch (IOException e) {
      throw new BadReport(path, 0, "cannot be read: " + Escape.text(e.getMessage()));
    }
  }

  private static ReportFile read(Path path, LineSource lines, Texts texts)
      throws IOException, BadReport {
    ReportAssembly report = new ReportAssembly();
    boolean cut = false;
    try {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        ReportLine parsed = parse(line, lines, report, texts);
        if (parsed == null) {
          cut = true;
        } else {
          report.add(parsed, lines.number());
        }
      }
    } catch (BadLine e) {
      throw new BadReport(path, lines.number(), e.getMessage() + advice(report));
    }
    if (lines.number() == 0) {
      throw new BadReport(path, 1, "empty: the agent wrote nothing" + RERUN);
    }
    if (!report.hasHeader()) {
      throw new BadReport(path, 1, "cut off within its first line" + RERUN);
    }
    try {
      return report.file(path, cut);
    } catch (BadLine e) {
      throw new BadReport(path, report.problemLine(), e.getMessage() + RERUN);
    }
  }

  /** The line's object, or null if it is the last and was cut off. */
  private static ReportLine parse(byte[] line, LineSource lines, ReportAssembly report, Texts texts)
      throws BadLine {
    try {
      return ReportLine.parse(line, texts);
    } catch (BadLine e) {
      boolean begun = line.length > 0 && line[0] == '{';
      if (begun && !lines.finished()) {
        return null;
      }
      throw e;
    }
  }

  private static String advice(ReportAssembly report) {
    if (report.newerSchema()) {
      return "; use the stallgate-agent.jar that wrote it, or a later one";
    }
    return report.hasHeader()
        ? RERUN
        : "; this is no Stallgate report: keep other files out of the report directory";
  }
}
