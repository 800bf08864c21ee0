// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.gate.BadBaseline;
import io.github.stallgate.gate.Baseline;
import io.github.stallgate.gate.BaselineEntry;
import io.github.stallgate.gate.BaselineFile;
import io.github.stallgate.report.Quantities;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the baseline. */
@Command(name = "list", description = "Prints the accepted findings, and which have expired.")
final class ListCommand implements Callable<Integer> {
  private final Session session;

  @Mixin HelpOption help;
  @Mixin BaselineChoice baseline;

  ListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    BaselineFile file = baseline.file(session);
    try {
      Baseline read = file.read();
      String count =
          Quantities.counted(read.entries().size(), "accepted finding", "accepted findings");
      session.out().println(file.name() + ": " + count);
      for (BaselineEntry entry : read.entries()) {
        String mark = entry.expired(session.today()) ? "expired: " : "";
        session.out().println("  " + mark + entry.text());
      }
      return Session.OK;
    } catch (BadBaseline e) {
      return session.refuse(e);
    }
  }
}
