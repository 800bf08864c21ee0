// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.jvm.Fork;
import io.github.stallgate.benchmarks.runtime.Launcher;
import io.github.stallgate.benchmarks.runtime.Python;
import io.github.stallgate.harness.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Starts each work of each Python peer once; nothing is measured. */
class PythonBenchTest {
  private static final Launcher LAUNCHER = new Launcher(Build.ofThisClassPath(), Python.find());

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(names = {"ASYNCIO", "UVLOOP", "GEVENT", "TRIO"})
  void command_leastEffort_printsAFigure(Peer peer) throws Exception {
    assumeThat(LAUNCHER.python().versions()).containsKey(peer.argument());
    Contender contender = new Contender(peer, Jdks.running());
    for (Work work : Work.values()) {
      if (peer.does(work)) {
        Path log = directory.resolve(work.argument());
        Fork.run(contender.command(LAUNCHER, List.of(), work, MeasurementTest.LEAST), log);
        assertThat(Double.parseDouble(Files.readString(Fork.outputOf(log)))).isFinite();
      }
    }
  }
}
