// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one run of the agent wrote: the loops it saw, its findings, and whether it came to an end.
 */
public record Report(List<String> loops, List<Finding> findings, boolean ended) {
  /** The report in that directory, which must hold exactly one; an unreadable line is an error. */
  static Report read(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(directory)) {
      files = entries.filter(file -> file.toString().endsWith(".jsonl")).toList();
    }
    if (files.size() != 1) {
      throw new IllegalStateException(
          directory + ": expected one report of the agent, found " + files.size());
    }
    return parse(files.get(0));
  }

  /** The distinct places of the findings whose culprit is a class of that package or below. */
  public Set<Stall> stallsBelow(String packageName) {
    return findings.stream()
        .map(Finding::stall)
        .filter(stall -> stall.className().startsWith(packageName + "."))
        .collect(Collectors.toSet());
  }

  private static Report parse(Path file) throws IOException {
    List<String> loops = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    boolean ended = false;
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      Map<String, Object> object = object(file, number, line);
      switch (String.valueOf(object.get("type"))) {
        case "loop" -> loops.add(String.valueOf(object.get("loop")));
        case "finding" -> findings.add(Finding.of(object));
        case "end" -> ended = true;
        default -> {}
      }
    }
    return new Report(loops, findings, ended);
  }

  private static Map<String, Object> object(Path file, int number, String line) throws IOException {
    try {
      return JsonLine.read(line);
    } catch (IOException e) {
      throw new IOException(file + ":" + number + ": not a line of a report: " + e.getMessage(), e);
    }
  }
}
