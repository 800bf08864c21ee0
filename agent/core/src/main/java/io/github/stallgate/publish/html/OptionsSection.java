// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.publish.Publication;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportFile;
import io.github.stallgate.report.ReportedOption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the agents were told, and where; JVMs that were told the same are one table. */
final class OptionsSection implements Section {
  private static final int MOST_TABLES = 20;

  @Override
  public void write(Publication publication, Html page) throws IOException {
    page.raw("<section id=\"options\">\n<h2>Options</h2>\n");
    page.raw("<p>What is not named had its default.</p>\n");
    Map<List<ReportedOption>, List<ReportFile>> sets = new LinkedHashMap<>();
    for (ReportFile file : publication.reports().files()) {
      sets.computeIfAbsent(file.header().options(), set -> new ArrayList<>()).add(file);
    }
    int tables = 0;
    for (Map.Entry<List<ReportedOption>, List<ReportFile>> set : sets.entrySet()) {
      if (tables++ < MOST_TABLES) {
        table(set.getKey(), set.getValue(), page);
      }
    }
    if (sets.size() > MOST_TABLES) {
      page.element("p", "And " + (sets.size() - MOST_TABLES) + " more sets of options.");
    }
    page.raw("</section>\n");
  }

  private static void table(List<ReportedOption> options, List<ReportFile> files, Html page)
      throws IOException {
    String of =
        files.size() == 1
            ? JvmName.of(files.get(0))
            : Quantities.counted(files.size(), "JVM", "JVMs");
    if (options.isEmpty()) {
      page.element("p", of + ": nothing was set.").raw("\n");
      return;
    }
    page.table(of, "option", "value", "set by");
    for (ReportedOption option : options) {
      page.row(
          Escape.text(option.key()),
          Escape.line(option.value()),
          option.origin() == null ? "not told" : Escape.text(option.origin()));
    }
    page.endTable();
  }
}
