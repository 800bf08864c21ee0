// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.report.Escape;
import io.github.stallgate.report.ReportFile;

/** What a person calls the JVM that wrote a report; escaped. */
final class JvmName {
  private JvmName() {}

  static String of(ReportFile file) {
    String name = Escape.text(file.path().getFileName().toString());
    long pid = file.header().pid();
    return pid > 0 ? "JVM " + pid + " (" + name + ")" : name;
  }
}
