// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import io.github.stallgate.runtime.fiber.Cooperation;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The shortest call that the system has a part in, alone and in a region. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RegionCalls {
  @Param("false")
  public boolean inRegion;

  private FileInputStream zeros;

  /** Refuses figures of regions that are none: outside of a coroutine they cost nothing. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    Object entered = Cooperation.enter();
    Cooperation.leave(entered);
    if (entered == null && inRegion) {
      throw new IllegalStateException("there is no region here: this is no coroutine");
    }
    zeros = new FileInputStream("/dev/zero");
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    zeros.close();
  }

  @Benchmark
  public int read() throws IOException {
    if (!inRegion) {
      return zeros.read();
    }
    Object entered = Cooperation.enter();
    try {
      return zeros.read();
    } finally {
      Cooperation.leave(entered);
    }
  }
}
