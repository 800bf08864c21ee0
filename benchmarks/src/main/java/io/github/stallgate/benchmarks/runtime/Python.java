// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime;

import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The interpreter that the Python peers run on.
 *
 * @param versions of the peers that it has, by their names; none if there is no Python
 */
public record Python(String executable, Map<String, String> versions) {
  private static final String PROBE =
      """
      import platform
      print("asyncio", platform.python_version())
      for name in ("uvloop", "gevent", "trio"):
          try:
              print(name, __import__(name).__version__)
          except ImportError:
              pass
      """;

  /** The first of the path or, if it has more peers, the system's own. */
  public static Python find() {
    return Stream.of("python3", "/usr/bin/python3")
        .map(Python::probe)
        .max(Comparator.comparingInt((Python python) -> python.versions().size()))
        .orElseThrow();
  }

  static Map<String, String> parse(Stream<String> lines) {
    Map<String, String> versions = new TreeMap<>();
    lines
        .map(line -> line.split(" "))
        .filter(words -> words.length == 2)
        .forEach(words -> versions.put(words[0], words[1]));
    return versions;
  }

  private static Python probe(String executable) {
    try {
      Process process =
          new ProcessBuilder(executable, "-c", PROBE)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Python(executable, parse(process.inputReader().lines()));
    } catch (IOException e) {
      return new Python(executable, Map.of()); // no such program
    }
  }
}
