// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What needs a JVM of its own size. */
class StressTest {
  private static final String BACKENDS = "io.github.stallgate.runtime.Backends#names";

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void million_created_runIn512Megabytes(String backend) throws Exception {
    String parked = backend.equals("virtual") ? "100000" : "1000";
    assertThat(run(Many.class, backend, "1000000", parked))
        .contains("ran 1000000", "parked " + parked, "went on " + parked);
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void churn_forTenSeconds_doesNotLeak(String backend) throws Exception {
    assertThat(run(Churn.class, backend, "10")).contains("no leak");
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void handOvers_atRandom_losesAndDoublesNothing(String backend) throws Exception {
    assertThat(run(HandOverStress.class, backend, "60000")).contains("wrong=]");
  }

  private static String run(Class<?> main, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "--add-opens", "java.base/java.lang=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
