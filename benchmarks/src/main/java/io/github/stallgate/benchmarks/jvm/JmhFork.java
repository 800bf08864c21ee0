// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.jvm;

import io.github.stallgate.harness.Jdk;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * One JVM in which JMH measures one benchmark method.
 *
 * @param benchmark a pattern that only that method's full name matches
 * @param parameter the name of the benchmark's only parameter
 * @param log where JMH's own words go
 */
public record JmhFork(
    Jdk jdk, String benchmark, String parameter, List<String> jvmArguments, Path log) {
  private static final TimeValue ITERATION = TimeValue.milliseconds(500);
  private static final int WARM_UPS = 3;
  private static final int ITERATIONS = 4;

  /** The pattern of a method of that name in that class. */
  public static String pattern(Class<?> benchmarks, String method) {
    return "^" + benchmarks.getName().replace(".", "\\.") + "\\." + method + "$";
  }

  /**
   * Nanoseconds a call, the median of four half seconds.
   *
   * @throws IllegalStateException if JMH or the benchmark failed
   */
  public double nanos(String parameterValue) {
    try {
      Collection<RunResult> results = new Runner(options(parameterValue)).run();
      return results.iterator().next().getPrimaryResult().getStatistics().getPercentile(50);
    } catch (RunnerException e) {
      throw new IllegalStateException(e.getMessage() + "; read " + log, e);
    }
  }

  private Options options(String parameterValue) {
    return new OptionsBuilder()
        .include(benchmark)
        .param(parameter, parameterValue)
        .forks(1)
        .warmupIterations(WARM_UPS)
        .warmupTime(ITERATION)
        .measurementIterations(ITERATIONS)
        .measurementTime(ITERATION)
        .jvm(jdk.java().toString())
        .jvmArgs(jvmArguments.toArray(String[]::new))
        .shouldFailOnError(true)
        .output(log.toString())
        .build();
  }
}
