// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

/** What was found on this JVM's loops, for JMX: {@code stallgate:type=Loops}. */
public interface LoopsMXBean {
  /** Loops seen so far, ended ones among them. */
  int getLoops();

  /** Findings that occurred since the last reset. */
  int getFindings();

  /** Occurrences of all findings since the last reset. */
  long getOccurrences();

  /** Nanoseconds that the longest of them held its loop. */
  long getWorstNanos();

  /** One line a finding since the JVM's start, worst first, whatever was reset. */
  String[] dump();

  /** Sets the three counters to zero; findings and report stay as they are. */
  void reset();
}
