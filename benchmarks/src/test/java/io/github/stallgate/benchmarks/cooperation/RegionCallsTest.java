// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stallgate.benchmarks.jvm.JmhFork;
import io.github.stallgate.runtime.fiber.Cooperation;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The benchmark starts, reads once and stops, in this JVM. */
class RegionCallsTest {
  @TempDir Path directory;

  @Test
  void read_withoutARegion_runsOnce() throws RunnerException {
    assertThat(run("false")).hasSize(1);
  }

  @Test
  void read_regionOutsideOfACoroutine_isRefused() {
    assertThatExceptionOfType(RunnerException.class).isThrownBy(() -> run("true"));
  }

  @Test
  void coroutineThreads_task_runsInACoroutine() throws Exception {
    CoroutineThreads threads = new CoroutineThreads(1, "regions");
    RegionCalls calls = new RegionCalls();
    calls.inRegion = true;
    Integer read =
        threads
            .submit(
                () -> {
                  assertThat(Cooperation.enter()).isNotNull().satisfies(Cooperation::leave);
                  calls.open();
                  return calls.read();
                })
            .get();
    assertThat(read).isZero();
    threads.shutdown();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void coroutineThreads_moreThanOne_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CoroutineThreads(2, "regions"));
  }

  private Collection<RunResult> run(String inRegion) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(JmhFork.pattern(RegionCalls.class, "read"))
                .param("inRegion", inRegion)
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
