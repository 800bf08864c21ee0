// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stallgate.benchmarks.jvm.JmhFork;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The benchmark starts, runs one turn and stops, in this JVM. */
class TurnCallsStartTest {
  @TempDir Path directory;

  @Test
  void turn_withoutAgent_runsOnce() throws RunnerException {
    assertThat(run("false")).hasSize(1);
  }

  @Test
  void turn_agentExpectedButOff_isRefused() {
    assertThatExceptionOfType(RunnerException.class).isThrownBy(() -> run("true"));
  }

  @Test
  void loopThreads_task_runsOnTheLoop() {
    LoopThreads loop = new LoopThreads(1, "turns");
    try {
      CompletableFuture<Boolean> inLoop = new CompletableFuture<>();
      loop.execute(() -> LoopThreads.turn(() -> inLoop.complete(loop.inEventLoop())));
      assertThat(inLoop.join()).isTrue();
    } finally {
      loop.shutdownGracefully();
    }
  }

  @Test
  void loopThreads_moreThanOne_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LoopThreads(2, "turns"));
  }

  private Collection<RunResult> run(String withAgent) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(JmhFork.pattern(TurnCalls.class, "turn"))
                .param("withAgent", withAgent)
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
