// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import java.time.Duration;

/** A server on this machine, as the client is told of it. */
record ServerProcess(long pid, int port) {

  /** Reads {@code <pid>:<port>}. */
  static ServerProcess parse(String text) {
    String[] numbers = text.split(":");
    return new ServerProcess(Long.parseLong(numbers[0]), Integer.parseInt(numbers[1]));
  }

  /** All that its process has used, to 10 ms; 0 where the system does not tell. */
  long cpuNanos() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .map(Duration::toNanos)
        .orElse(0L);
  }

  @Override
  public String toString() {
    return pid + ":" + port;
  }
}
