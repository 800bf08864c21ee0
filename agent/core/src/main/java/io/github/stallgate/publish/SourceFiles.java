// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish;

import io.github.stallgate.report.Frame;

/** Where the source of a frame is. */
public interface SourceFiles {
  /** Knows of no file. */
  SourceFiles NONE = frame -> null;

  /**
   * The file with the frame's class, relative to the repository's root and with forward slashes;
   * null if it is not there or if several could be meant.
   */
  String pathOf(Frame frame);
}
