// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.nio.file.Path;

/**
 * A report, or a directory of reports, that cannot be read. The message is one line: where, what,
 * how to fix.
 */
public final class BadReport extends Exception {
  private static final long serialVersionUID = 1L;

  /** Line 0 means the file as a whole. */
  BadReport(Path path, int line, String problem) {
    super(Escape.text(path.toString()) + (line > 0 ? ":" + line : "") + ": " + problem);
  }
}
