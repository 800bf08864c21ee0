// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

/** What an exit code of the gate means for the build. */
enum Ending {
  GREEN,
  /** Told, but allowed to pass. */
  WARNED,
  /** The build's subject is at fault: a failure, in Maven's words. */
  FAILED,
  /** The build itself is at fault: an error, in Maven's words. */
  BROKEN;

  static Ending of(int exitCode, boolean failOnViolation, boolean failOnEmpty) {
    return switch (exitCode) {
      case 0 -> GREEN;
      case 1 -> failOnViolation ? FAILED : WARNED;
      case 3 -> failOnEmpty ? FAILED : WARNED;
      case 4 -> FAILED;
      default -> BROKEN;
    };
  }
}
