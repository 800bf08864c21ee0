// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

/** How a judgement ended, and the exit code that says so. */
public enum Outcome {
  PASSED(0),
  FAILED(1),
  UNREADABLE(2),
  NOTHING_MEASURED(3),
  /** Only on request: a budget was measured too badly to judge, and nothing else failed. */
  NOT_JUDGED(4);

  private final int exitCode;

  Outcome(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
