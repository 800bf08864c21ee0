// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;

/** What the gate writes beside its text, and where. */
enum ReportFormat {
  HTML("stallgate.html"),
  SARIF("stallgate.sarif"),
  JUNIT("TEST-stallgate.xml"),
  MARKDOWN("stallgate.md"),
  /** Annotations and the step summary, which go where GitHub says. */
  GITHUB(null);

  private static final String NONE = "none";

  private final String file;

  ReportFormat(String file) {
    this.file = file;
  }

  /** Reads words joined by {@code +} or commas. */
  static Set<ReportFormat> parse(String words) throws MojoExecutionException {
    Set<ReportFormat> formats = new LinkedHashSet<>();
    for (String word : (words == null ? NONE : words).split("[+,]")) {
      if (!word.isBlank() && !word.trim().equals(NONE)) {
        String known = Parameters.oneOf("reportFormats", word, words());
        formats.add(valueOf(known.toUpperCase(Locale.ROOT)));
      }
    }
    return formats;
  }

  /** The gate's arguments for it. */
  List<String> arguments(Path directory) {
    String option = "--" + word();
    return file == null ? List.of(option) : List.of(option, directory.resolve(file).toString());
  }

  private static List<String> words() {
    return Stream.concat(Arrays.stream(values()).map(ReportFormat::word), Stream.of(NONE)).toList();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
