// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import io.github.stallgate.report.Escape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.InputLocation;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Tells in which line of which pom an element stands.
 *
 * @param root where the build was started; files below it are named from there
 */
record PomFiles(Path root) {
  /** A line of a pom, as it is written. */
  record Line(String file, int number, String text) {}

  static PomFiles of(MavenSession session) {
    return new PomFiles(session.getTopLevelProject().getBasedir().toPath());
  }

  /** {@code pom.xml:31: }, or nothing if Maven does not know. */
  String prefix(Xpp3Dom element) {
    Line line = line(element);
    return line == null ? "" : line.file() + ":" + line.number() + ": ";
  }

  /** Where the element begins, or null if Maven does not know. */
  Line line(Xpp3Dom element) {
    if (!(element.getInputLocation() instanceof InputLocation location)
        || location.getSource() == null
        || location.getSource().getLocation() == null
        || location.getLineNumber() < 1) {
      return null;
    }
    Path file = Path.of(location.getSource().getLocation());
    return new Line(name(file), location.getLineNumber(), text(file, location.getLineNumber()));
  }

  private String name(Path file) {
    Path shown = file.startsWith(root) ? root.relativize(file) : file;
    return Escape.line(shown.toString());
  }

  private static String text(Path file, int number) {
    try {
      List<String> lines = Files.readAllLines(file);
      return number <= lines.size() ? lines.get(number - 1).trim() : "";
    } catch (IOException e) {
      return "";
    }
  }
}
