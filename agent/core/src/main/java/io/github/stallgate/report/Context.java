// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.util.List;
import java.util.Map;

/**
 * A stretch of time that somebody asked about: a test that ran then, or a wish to know the findings
 * that began in it, or both. Guarded by its {@link Contexts}.
 */
public final class Context {
  final String name;
  final long began;
  private long ended;
  private boolean open = true;
  private FindingStore findings;

  Context(String name, long began, boolean collects) {
    this.name = name;
    this.began = began;
    this.findings = collects ? new FindingStore() : null;
  }

  /** Whether that moment is in it. */
  boolean contains(long nanoTime) {
    return nanoTime - began >= 0 && (open || nanoTime - ended < 0);
  }

  boolean endedBefore(long nanoTime) {
    return !open && ended - nanoTime <= 0;
  }

  /** False if it had ended before. */
  boolean end(long nanoTime) {
    boolean first = open;
    if (first) {
      ended = nanoTime;
      open = false;
    }
    return first;
  }

  /** Nobody will ask for its findings any more. */
  void forget() {
    findings = null;
  }

  /** Where what occurred in it is counted; null if nobody wants to know. */
  FindingStore findings() {
    return findings;
  }

  List<Map<String, Object>> snapshot() {
    return findings == null ? List.of() : findings.snapshot();
  }
}
