// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What the self-test's JVM runs under the agent: a loop that the agent knows by its name only. */
public final class SelftestLoop {
  /** The loop's thread; the agent's option {@code loop} names it. */
  public static final String THREAD = "stallgate-selftest";

  private SelftestLoop() {}

  /** {@code SCRATCH RESULTS}: where the operations' files go, and the file for their results. */
  public static void main(String[] arguments) throws Exception {
    ExecutorService loop = Executors.newSingleThreadExecutor(task -> new Thread(task, THREAD));
    try (PrintStream results = new PrintStream(arguments[1], StandardCharsets.UTF_8)) {
      OperationRun.all(loop, Path.of(arguments[0]), results);
    }
    System.exit(0);
  }
}
