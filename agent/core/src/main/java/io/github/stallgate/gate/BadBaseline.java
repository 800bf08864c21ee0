// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import java.util.List;

/**
 * A baseline that cannot be read, changed or written; each problem is one line: where, what, what
 * to write.
 */
public final class BadBaseline extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  BadBaseline(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
