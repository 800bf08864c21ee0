// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.benchmarks.jvm.Fork;
import io.github.stallgate.benchmarks.runtime.Launcher;
import io.github.stallgate.harness.Jdks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of call blocks once in each way, but without an agent; nothing is measured. */
class GapForkTest {
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STANDARD_INPUT")
  void gapNanos_callThatBlocks_heartIsHeardAndAllEnds(Kind kind) throws Exception {
    for (Way way : Way.values()) {
      assertThat(GapFork.gapNanos(kind, way, 20)).as(way.label()).isPositive();
    }
  }

  /** That of the JVM which runs this test is not ours. */
  @Test
  void main_standardInput_heartIsHeardAndAllEnds(@TempDir Path directory) throws Exception {
    Path log = directory.resolve("log");
    List<String> arguments = new ArrayList<>(Launcher.OURS);
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    arguments.addAll(List.of(GapFork.class.getName(), "blocking", "20", "20", "STANDARD_INPUT"));
    Fork.run(Reroute.command(Jdks.running(), directory.resolve("input"), arguments), log);
    assertThat(Fork.outputOf(log)).content().startsWith("STANDARD_INPUT ");
  }
}
