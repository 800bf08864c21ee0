// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.OptionalInt;

/** A JVM that {@link Async#toProcess} began ended before it had answered, or could not answer. */
public final class ChildProcessException extends RuntimeException {
  private final Integer exitValue;
  private final String output;

  ChildProcessException(String message, Integer exitValue, String output) {
    super(message + (output.isBlank() ? "" : "; it printed last:\n" + output.strip()));
    this.exitValue = exitValue;
    this.output = output;
  }

  /** What it ended with; empty if it has not ended. */
  public OptionalInt exitValue() {
    return exitValue == null ? OptionalInt.empty() : OptionalInt.of(exitValue);
  }

  /** The end of what it printed, up to 8 KiB. */
  public String output() {
    return output;
  }
}
