// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import static io.github.stallgate.catalog.Severity.ERROR;
import static io.github.stallgate.catalog.Severity.NOTE;
import static io.github.stallgate.catalog.Severity.WARNING;

import java.util.ArrayList;
import java.util.List;

/**
 * The kinds of problem Stallgate tells apart. Ids are contracts: baselines, reports and options
 * name them, so they are never renamed.
 *
 * <p>A rule's minimum is the shortest duration at which one occurrence counts. Zero means that the
 * call is wrong on a loop at any duration, because its duration here says nothing of its duration
 * in production. A CpuHog's duration is the thread's CPU time within one turn; every other rule's
 * is wall time.
 */
public enum Rule {
  BLOCKING_SLEEP("BlockingSleep", ERROR, 0, "a sleep"),
  BLOCKING_WAIT("BlockingWait", ERROR, Rule.MILLISECOND, "a wait for another thread"),
  BLOCKING_FUTURE("BlockingFuture", ERROR, Rule.MILLISECOND, "a wait for a future"),
  BLOCKING_LOCK("BlockingLock", WARNING, 10 * Rule.MILLISECOND, "a contended lock"),
  BLOCKING_SOCKET("BlockingSocket", ERROR, 0, "blocking network I/O"),
  BLOCKING_FILE("BlockingFile", WARNING, 0, "file I/O"),
  BLOCKING_DNS("BlockingDns", ERROR, 0, "a name lookup"),
  BLOCKING_PROCESS("BlockingProcess", ERROR, 0, "a child process"),
  BLOCKING_JDBC("BlockingJdbc", ERROR, 0, "a JDBC call"),
  BLOCKING_CONSOLE("BlockingConsole", NOTE, 0, "console or log output"),
  BLOCKING_CLASS_INIT("BlockingClassInit", NOTE, 0, "blocking work in a class initialiser"),
  CPU_HOG("CpuHog", ERROR, 50 * Rule.MILLISECOND, "computing"),
  LOOP_LAG("LoopLag", NOTE, 50 * Rule.MILLISECOND, "turns that make others wait"),
  CARRIER_PINNED("CarrierPinned", ERROR, 20 * Rule.MILLISECOND, "a pinned virtual thread"),
  CARRIER_HOG("CarrierHog", WARNING, 50 * Rule.MILLISECOND, "a virtual thread that computes");

  private static final long MILLISECOND = 1_000_000;

  private final String id;
  private final Severity severity;
  private final long minNanos;
  private final String subject;

  Rule(String id, Severity severity, long minNanos, String subject) {
    this.id = id;
    this.severity = severity;
    this.minNanos = minNanos;
    this.subject = subject;
  }

  /** The readable stable id, for example {@code BlockingSleep}. */
  public String id() {
    return id;
  }

  public Severity severity() {
    return severity;
  }

  /** Nanoseconds one occurrence must last to count. */
  public long minNanos() {
    return minNanos;
  }

  /** What holds the loop, as a noun phrase for messages. */
  public String subject() {
    return subject;
  }

  /** Every rule's id, in their order. Runs in premain: no lambda. */
  public static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (Rule rule : values()) {
      ids.add(rule.id);
    }
    return ids;
  }

  /** The rule of that id, or null. */
  public static Rule of(String id) {
    for (Rule rule : values()) {
      if (rule.id.equals(id)) {
        return rule;
      }
    }
    return null;
  }
}
