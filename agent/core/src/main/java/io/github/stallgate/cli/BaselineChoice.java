// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.gate.BaselineFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The baseline a command reads or writes. */
final class BaselineChoice {
  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Accepted findings (default: " + Session.BASELINE + ").")
  Path path;

  BaselineFile file(Session session) {
    return session.baseline(path);
  }
}
