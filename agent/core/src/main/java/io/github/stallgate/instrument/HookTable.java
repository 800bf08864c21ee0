// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.StandIn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hooks that are live in this JVM, and the methods of the catalogue that could not be hooked.
 *
 * <p>Safe for use by any thread; a hook is entered here before the class that calls it runs.
 */
public final class HookTable {
  private final Hook[] hooks = new Hook[StallgateHooks.LIMIT];
  private final Map<String, List<Hook>> byType = new HashMap<>();
  private final List<String> missing = new ArrayList<>();
  private long[] minimums = new long[Family.values().length];
  private boolean[] vetoed = new boolean[Family.values().length];
  private boolean[] rerouted = new boolean[Family.values().length];
  private int live;

  public HookTable() {
    for (StandIn standIn : StandIn.ALL) {
      set(new Hook(standIn.id(), standIn.family(), standIn.api(), true));
    }
  }

  public Hook of(int id) {
    return hooks[id];
  }

  /**
   * Sets the limits for hooks of now and later.
   *
   * @param minimumNanos what a call must last to be observed, by the family's ordinal
   * @param asked whether the sink is asked before the call, by the family's ordinal
   * @param away whether the loop shall go on meanwhile if it can, by the family's ordinal
   */
  public synchronized void limits(long[] minimumNanos, boolean[] asked, boolean[] away) {
    minimums = minimumNanos.clone();
    vetoed = asked.clone();
    rerouted = away.clone();
    for (Hook hook : hooks) {
      if (hook != null) {
        limit(hook);
      }
    }
  }

  private void limit(Hook hook) {
    StallgateHooks.MINIMUMS[hook.id()] = minimumOf(hook);
    StallgateHooks.VETOED[hook.id()] = vetoed[hook.family().ordinal()];
    StallgateRegions.WHERE[hook.id()] = whereOf(hook.family());
  }

  /** Takes in what one class brought, instead of what it may have brought before. */
  synchronized void add(String type, List<Hook> found, List<String> absent) {
    List<Hook> before = byType.put(type, found);
    live += found.size() - (before == null ? 0 : before.size());
    for (Hook hook : found) {
      set(hook);
    }
    for (String method : absent) {
      if (!missing.contains(method)) {
        missing.add(method);
      }
    }
  }

  synchronized boolean knows(String type) {
    return byType.containsKey(type);
  }

  synchronized void set(Hook hook) {
    hooks[hook.id()] = hook;
    StallgateHooks.KINDS[hook.id()] = kindOf(hook.family().timing());
    StallgateHooks.KEEPS_CARRIER[hook.id()] = hook.family().keepsCarrier();
    limit(hook);
  }

  synchronized void miss(String method) {
    missing.add(method);
  }

  /** Methods of JDK classes that are hooked, call sites not counted. */
  public synchronized int live() {
    return live;
  }

  /** Methods that should be hooked and are not. */
  public synchronized List<String> missing() {
    return List.copyOf(missing);
  }

  public synchronized List<Hook> hooks() {
    List<Hook> all = new ArrayList<>();
    for (Hook hook : hooks) {
      if (hook != null) {
        all.add(hook);
      }
    }
    return all;
  }

  private long minimumOf(Hook hook) {
    Family.Timing timing = hook.family().timing();
    return timing == Family.Timing.NEVER || timing == Family.Timing.TURN
        ? Long.MAX_VALUE
        : minimums[hook.family().ordinal()];
  }

  private byte whereOf(Family family) {
    if (!rerouted[family.ordinal()]) {
      return StallgateRegions.NEVER;
    }
    return switch (family.reroute()) {
      case NEVER -> StallgateRegions.NEVER;
      case ON_PLATFORM_THREADS -> StallgateRegions.ON_PLATFORM_THREADS;
      case ALWAYS -> StallgateRegions.ALWAYS;
    };
  }

  private static byte kindOf(Family.Timing timing) {
    return switch (timing) {
      case ALWAYS, SLEEP, CARRIED -> StallgateHooks.TIMED;
      case CHANNEL -> StallgateHooks.CHANNEL;
      case SELECT -> StallgateHooks.SELECT;
      case CALLING_SELECT -> StallgateHooks.CALLING_SELECT;
      case STREAM -> StallgateHooks.STREAM;
      case NEVER, TURN, WATCHED -> StallgateHooks.QUIET;
      case ENTRY -> StallgateHooks.ENTRY;
    };
  }
}
