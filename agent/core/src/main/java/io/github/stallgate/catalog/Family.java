// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import java.util.List;

/**
 * Hooks that are timed and judged alike. The first rule is the one a call has if its stack says
 * nothing else; the others are the ones its stack may make of it.
 */
public enum Family {
  SLEEP(Timing.SLEEP, Rule.BLOCKING_SLEEP),
  PARK(Timing.ALWAYS, Rule.BLOCKING_WAIT, Rule.BLOCKING_FUTURE, Rule.BLOCKING_LOCK),
  MONITOR_WAIT(Timing.ALWAYS, Rule.BLOCKING_WAIT, Rule.BLOCKING_FUTURE),
  JOIN(Timing.ALWAYS, Rule.BLOCKING_WAIT),
  SELECT(Timing.SELECT, Rule.BLOCKING_WAIT),
  CALLING_SELECT(Timing.CALLING_SELECT, Rule.BLOCKING_WAIT),
  COLLECT(Timing.ALWAYS, Rule.BLOCKING_WAIT),
  SOCKET(Timing.ALWAYS, Rule.BLOCKING_SOCKET),
  CHANNEL(Timing.CHANNEL, Rule.BLOCKING_SOCKET),
  STREAM(Timing.STREAM, Rule.BLOCKING_FILE, Rule.BLOCKING_PROCESS),
  FILE(Timing.ALWAYS, Rule.BLOCKING_FILE),
  FILE_LOCK(Timing.ALWAYS, Rule.BLOCKING_FILE),
  SYNC(Timing.ALWAYS, Rule.BLOCKING_FILE),
  LIBRARY(Timing.ALWAYS, Rule.BLOCKING_FILE),
  SEED(Timing.ALWAYS, Rule.BLOCKING_FILE),
  DNS(Timing.ALWAYS, Rule.BLOCKING_DNS),
  INTERFACE(Timing.ALWAYS, Rule.BLOCKING_SOCKET),
  PROCESS(Timing.ALWAYS, Rule.BLOCKING_PROCESS),
  JDBC(Timing.ALWAYS, Rule.BLOCKING_JDBC),
  REGION(Timing.ALWAYS, Rule.BLOCKING_WAIT),
  LOADING(Timing.NEVER, Rule.BLOCKING_FILE),
  RESULT_ENTRY(Timing.ENTRY, Rule.BLOCKING_FUTURE),
  LATCH_ENTRY(Timing.ENTRY, Rule.BLOCKING_WAIT),
  TASK(Timing.TURN),
  EVENT(Timing.TURN),
  MOUNT(Timing.TURN),
  NEXT(Timing.TURN),
  IDLE(Timing.TURN),
  TIMER(Timing.TURN),
  PINNED(Timing.CARRIED, Rule.CARRIER_PINNED),
  MONITOR(Timing.WATCHED, Rule.BLOCKING_LOCK),
  NATIVE(Timing.WATCHED, Rule.BLOCKING_WAIT),
  CLASS_INIT(Timing.WATCHED, Rule.BLOCKING_CLASS_INIT),
  DISK(Timing.WATCHED, Rule.BLOCKING_FILE),
  COMPUTING(Timing.WATCHED, Rule.CPU_HOG),
  HOGGING(Timing.WATCHED, Rule.CARRIER_HOG),
  LAG(Timing.WATCHED, Rule.LOOP_LAG);

  /** When a hook of the family looks at the clock. */
  public enum Timing {
    ALWAYS,
    /** Unless it is for zero. */
    SLEEP,
    /** If the channel is in blocking mode. */
    CHANNEL,
    /** Unless the selector is the loop's own, whose selects are its idle time. */
    SELECT,
    /** The same, of a select that calls the application's code meanwhile. */
    CALLING_SELECT,
    /** And asks whether it is standard input or output. */
    STREAM,
    /** Only keeps the hooks below it silent. */
    NEVER,
    /**
     * Not timed: only asked, before it begins, whether it may; and only if it would have to wait.
     */
    ENTRY,
    /** Always, for the loop that carries the virtual thread which calls. Never refused. */
    CARRIED,
    /** No call at all: says where the loop stands, for the watchdog. */
    TURN,
    /** No hook at all: the watchdog sees it from outside. */
    WATCHED
  }

  /** On which threads a call may be rerouted: a coroutine's loop goes on while it lasts. */
  public enum Reroute {
    /** It calls code of the application, which must not run without its loop; or never waits. */
    NEVER,
    /** A virtual thread leaves its carrier by itself. */
    ON_PLATFORM_THREADS,
    ALWAYS
  }

  private final Timing timing;
  private final List<Rule> rules;

  Family(Timing timing, Rule... rules) {
    this.timing = timing;
    this.rules = List.of(rules);
  }

  public Timing timing() {
    return timing;
  }

  /** The rule of a call that nothing else is known of; there is none for {@link Timing#TURN}. */
  public Rule rule() {
    return rules.get(0);
  }

  public List<Rule> rules() {
    return rules;
  }

  public Reroute reroute() {
    return switch (this) {
      case STREAM, FILE, FILE_LOCK, SYNC, SEED, DNS, INTERFACE, PROCESS, REGION, PINNED ->
          Reroute.ALWAYS;
      case SLEEP, PARK, MONITOR_WAIT, MONITOR, JOIN, SELECT, SOCKET, CHANNEL ->
          Reroute.ON_PLATFORM_THREADS;
      default -> Reroute.NEVER;
    };
  }

  /**
   * Whether a virtual thread that makes such a call stays on its carrier, as a rule. A wait that
   * the JDK knows of leaves it; where that can't be, PINNED tells.
   */
  public boolean keepsCarrier() {
    return switch (this) {
      case STREAM,
          FILE,
          FILE_LOCK,
          SYNC,
          LIBRARY,
          SEED,
          DNS,
          INTERFACE,
          PROCESS,
          REGION,
          COLLECT,
          LOADING ->
          true;
      default -> false;
    };
  }
}
