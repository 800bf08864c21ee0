// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processors that processes are tied to, with {@code taskset}.
 *
 * @param numbers those that this process may use; none where nothing can be tied
 */
public record Cores(List<Integer> numbers) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String ALLOWED = "Cpus_allowed_list:";

  /** Those of this machine, if {@code taskset} is on the path. */
  public static Cores ofThisMachine() {
    if (!hasTaskset() || !Files.isReadable(STATUS)) {
      System.err.println("no taskset: nothing is tied to a core");
      return new Cores(List.of());
    }
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(ALLOWED))
          .findFirst()
          .map(line -> new Cores(parse(line.substring(ALLOWED.length()).strip())))
          .orElse(new Cores(List.of()));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + STATUS, e);
    }
  }

  /** What stands before a command to tie it to one core. */
  public List<String> first() {
    return tiedTo(0);
  }

  /** The same for another core; nothing if there is only one. */
  public List<String> second() {
    return tiedTo(1);
  }

  /** Reads {@code 0-2,7}. */
  static List<Integer> parse(String list) {
    List<Integer> numbers = new ArrayList<>();
    for (String range : list.split(",")) {
      String[] ends = range.split("-");
      for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
        numbers.add(i);
      }
    }
    return numbers;
  }

  private List<String> tiedTo(int position) {
    return position < numbers.size()
        ? List.of("taskset", "-c", numbers.get(position).toString())
        : List.of();
  }

  private static boolean hasTaskset() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory).resolve("taskset")));
  }
}
