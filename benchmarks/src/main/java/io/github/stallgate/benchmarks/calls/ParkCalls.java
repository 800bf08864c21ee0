// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.calls;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Calls that return at once and never leave Java or the C library: the bare price of a hook. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParkCalls {

  @Benchmark
  public void parkNanosOfZero(MeasuredThread thread) {
    LockSupport.parkNanos(0);
  }

  @Benchmark
  public void parkWithPermit(MeasuredThread thread) {
    LockSupport.unpark(Thread.currentThread());
    LockSupport.park();
  }
}
