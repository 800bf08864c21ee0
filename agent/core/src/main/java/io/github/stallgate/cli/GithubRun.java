// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.publish.Publication;
import io.github.stallgate.publish.github.GithubAnnotations;
import io.github.stallgate.publish.github.StepSummary;
import io.github.stallgate.report.Escape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The run of GitHub Actions that this command is a step of. */
final class GithubRun {
  private static final String SUMMARY = "GITHUB_STEP_SUMMARY";

  private final Session session;

  GithubRun(Session session) {
    this.session = session;
  }

  /** Prints annotations and adds to the step's summary, if there is one; whether that worked. */
  boolean publish(Publication publication) {
    try {
      new GithubAnnotations().write(publication, session.out());
    } catch (IOException e) {
      throw new IllegalStateException("a print stream does not throw", e);
    }
    session.out().flush();
    String summary = session.environment().getOrDefault(SUMMARY, "");
    return summary.isEmpty() || addTo(Path.of(summary), publication);
  }

  private boolean addTo(Path summary, Publication publication) {
    try {
      long present = Files.exists(summary) ? Files.size(summary) : 0;
      StringBuilder page = new StringBuilder();
      new StepSummary(present).write(publication, page);
      byte[] bytes = page.toString().getBytes(StandardCharsets.UTF_8);
      Files.write(summary, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return true;
    } catch (IOException e) {
      String name = SUMMARY + "=" + Escape.text(summary.toString());
      session.error(name + " cannot be written: " + Escape.text(e.toString()));
      return false;
    }
  }
}
