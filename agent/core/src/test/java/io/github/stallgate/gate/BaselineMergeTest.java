// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two branches that each change the baseline, merged by the real git. */
class BaselineMergeTest {
  @TempDir Path directory;

  @BeforeEach
  void needGit() {
    String path = System.getenv().getOrDefault("PATH", "");
    assumeThat(Stream.of(path.split(File.pathSeparator)).map(bin -> Path.of(bin, "git")))
        .as("git on the PATH")
        .anyMatch(Files::isExecutable);
  }

  @Test
  void merge_entriesApart_needsNobody() throws Exception {
    Baseline base = accepting(Baseline.EMPTY, "b.Fix", "d.Fix", "f.Fix", "h.Fix");
    Baseline ours = accepting(base, "c.Mine");
    Baseline theirs = accepting(base, "g.Theirs").without(List.of(base.entries().get(3)));
    assertThat(merged(base, ours, theirs)).containsExactly("b", "c", "d", "f", "g");
  }

  @Test
  void merge_sameEntryOnBothBranches_isOneEntry() throws Exception {
    Baseline base = accepting(Baseline.EMPTY, "b.Fix");
    assertThat(merged(base, accepting(base, "c.Both"), accepting(base, "c.Both")))
        .containsExactly("b", "c");
  }

  @Test
  void merge_neighbours_needsNobodyWithTheUnionDriver() throws Exception {
    Baseline base = accepting(Baseline.EMPTY, "b.Fix", "e.Fix");
    Baseline ours = accepting(base, "c.Mine");
    Baseline theirs = accepting(base, "d.Theirs");
    assertThat(merged(base, ours, theirs, "--union")).containsExactly("b", "c", "d", "e");
  }

  @Test
  void merge_firstEntriesOfBothBranches_needsNobodyWithTheUnionDriver() throws Exception {
    Baseline ours = accepting(Baseline.EMPTY, "c.Mine");
    Baseline theirs = accepting(Baseline.EMPTY, "d.Theirs");
    assertThat(merged(Baseline.EMPTY, ours, theirs, "--union")).containsExactly("c", "d");
  }

  private static Baseline accepting(Baseline baseline, String... culprits) {
    List<BaselineEntry> entries = new ArrayList<>();
    for (String culprit : culprits) {
      FindingKey key = new FindingKey("BlockingSleep", "netty", culprit, "java.lang.Thread.sleep");
      entries.add(new BaselineEntry(key, null, null, "for " + culprit, List.of(), 0));
    }
    return baseline.with(entries);
  }

  /** The packages of the culprits after the merge, in the order of the file. */
  private List<String> merged(Baseline base, Baseline ours, Baseline theirs, String... options)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "merge-file"));
    command.addAll(List.of(options));
    command.addAll(List.of(write("ours", ours), write("base", base), write("theirs", theirs)));
    Path output = directory.resolve("output");
    ProcessBuilder git = new ProcessBuilder(command).redirectErrorStream(true);
    int conflicts = git.redirectOutput(output.toFile()).start().waitFor();
    assertThat(conflicts).as(Files.readString(output)).isZero();
    Baseline merged = new BaselineFile(directory.resolve("ours")).read();
    assertThat(merged.heading()).isEqualTo(Baseline.EMPTY.heading());
    return merged.entries().stream().map(entry -> entry.key().culprit().substring(0, 1)).toList();
  }

  private String write(String name, Baseline baseline) throws IOException, BadBaseline {
    Path path = directory.resolve(name);
    new BaselineFile(path).write(baseline, Map.of());
    return path.toString();
  }
}
