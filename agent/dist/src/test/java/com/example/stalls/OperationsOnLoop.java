// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import io.github.stallgate.cli.selftest.OperationRun;
import java.nio.file.Path;

/**
 * Runs every operation on one loop, one after another: {@code OperationsOnLoop KIND SCRATCH}.
 * Prints a line for each.
 */
public final class OperationsOnLoop {

  private OperationsOnLoop() {}

  public static void main(String[] args) {
    OperationRun.all(LoopKind.valueOf(args[0]).start(), Path.of(args[1]), System.out);
    System.exit(0);
  }
}
