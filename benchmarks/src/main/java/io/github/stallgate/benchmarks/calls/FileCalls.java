// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.calls;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Calls that are findings on a loop at any duration, so that only their price off it matters. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FileCalls {
  /** More than one iteration can read, byte by byte; a hole on the disk. */
  private static final long BYTES = 1L << 28;

  private File file;
  private RandomAccessFile content;

  @Setup(Level.Trial)
  public void open() throws IOException {
    file = File.createTempFile("stallgate-benchmark", null);
    content = new RandomAccessFile(file, "rw");
    content.setLength(BYTES);
  }

  @Setup(Level.Iteration)
  public void rewind() throws IOException {
    content.seek(0);
  }

  @TearDown(Level.Trial)
  public void delete() throws IOException {
    content.close();
    file.delete();
  }

  @Benchmark
  public boolean fileExists(MeasuredThread thread) {
    return file.exists();
  }

  @Benchmark
  public int randomAccessFileRead(MeasuredThread thread) throws IOException {
    return content.read();
  }
}
