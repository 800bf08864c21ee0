// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.stalls.LoopKind;
import com.example.stalls.OperationsOnLoop;
import io.github.stallgate.cli.selftest.Judgement;
import io.github.stallgate.cli.selftest.Judgement.Mark;
import io.github.stallgate.cli.selftest.OperationRun;
import io.github.stallgate.cli.selftest.Sighting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the catalogue, on every kind of loop and every JDK, at default settings. */
class DetectionIT {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir Path directory;

  static Stream<Arguments> jdksAndLoops() {
    return Jdks.all().stream()
        .flatMap(
            jdk ->
                Stream.of(LoopKind.values())
                    .filter(LoopKind::isAvailable)
                    .map(kind -> Arguments.of(jdk, kind)));
  }

  @ParameterizedTest
  @MethodSource("jdksAndLoops")
  void operations_onALoop_areFoundAndHarmlessOnesAreNot(Jdk jdk, LoopKind kind) throws Exception {
    Path reports = directory.resolve("reports");
    ForkResult result =
        ForkedJvm.on(jdk)
            .agent("quiet=true,report=" + reports)
            .classPath(TestLibs.operations(), TestLibs.applications())
            .classPath(TestLibs.loops())
            .main(OperationsOnLoop.class, kind.name(), directory.resolve("scratch").toString())
            .timeout(LIMIT)
            .run();

    assertThat(result.exitCode()).as(result.err()).isZero();
    Judgement judgement =
        Judgement.of(OperationRun.operations(directory), runs(result), sightings(reports));
    assertThat(judgement.rows(Mark.FOUND)).as("operations found").isNotEmpty();
    assertThat(judgement.rows(Mark.MISSED)).as("operations not found").isEmpty();
    assertThat(judgement.falseAlarms()).as("harmless operations reported").isEmpty();
  }

  private static List<OperationRun> runs(ForkResult result) {
    return result.out().lines().map(OperationRun::parse).filter(Objects::nonNull).toList();
  }

  private static List<Sighting> sightings(Path reports) throws IOException {
    return Reports.findings(reports).stream().map(DetectionIT::sighting).toList();
  }

  private static Sighting sighting(Finding found) {
    return new Sighting(found.rule(), found.severity(), found.api(), found.culprit());
  }
}
