// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Each benchmark starts, calls once and stops, in this JVM. */
class CallsStartTest {
  @TempDir Path directory;

  @Test
  void everyCall_withoutAgent_runsOnce() throws RunnerException {
    for (HookedCall call : HookedCall.values()) {
      assertThat(run(Place.WITHOUT_AGENT, call)).as(call.method()).hasSize(1);
    }
  }

  @Test
  void benchmark_agentExpectedButOff_isRefused() {
    assertThatExceptionOfType(RunnerException.class)
        .isThrownBy(() -> run(Place.OFF_LOOP, HookedCall.PARK_NANOS_OF_ZERO));
  }

  private Collection<RunResult> run(Place place, HookedCall call) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(call.pattern())
                .param("place", place.name())
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.NONE)
                .shouldFailOnError(true)
                .output(directory.resolve("jmh.log").toString())
                .build())
        .run();
  }
}
