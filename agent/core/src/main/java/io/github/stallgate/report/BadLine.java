// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

/** What is wrong with one line of a report; the reader adds where. */
final class BadLine extends Exception {
  private static final long serialVersionUID = 1L;

  BadLine(String problem) {
    super(problem);
  }
}
