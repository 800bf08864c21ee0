// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.observe.watch.Doing;
import io.github.stallgate.observe.watch.LockWait;
import io.github.stallgate.observe.watch.Stall;
import io.github.stallgate.observe.watch.WatchLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what a turn that lasted is, from the watchdog's measurements alone. Pure.
 *
 * <p>Accused is only what was measured on the loop's own thread and can't be the machine's doing:
 * processor time it used, a monitor whose owner was seen, a wait in which the system itself says
 * that the thread slept. A turn that is long for another reason, be it a collection or a starved
 * machine, is a note that blames no code.
 */
public final class StallClassifier {
  private static final int LEAST_SAMPLES_OF_A_WAIT = 2;
  private static final int MUCH_PERCENT = 40;

  private final Classifier calls;
  private final Culprits culprits;
  private final boolean debugged;

  /**
   * @param debugged whether a debugger may hold single threads
   */
  public StallClassifier(Classifier calls, Culprits culprits, boolean debugged) {
    this.calls = calls;
    this.culprits = culprits;
    this.debugged = debugged;
  }

  /** What the turn comes to: nothing, one verdict, or more if it did several things too long. */
  public List<StallVerdict> classify(Stall stall, WatchLimits limits) {
    Shares shares = Shares.of(stall);
    List<StallVerdict> verdicts = new ArrayList<>();
    add(verdicts, computing(stall, shares, limits));
    add(verdicts, locked(stall, shares, limits));
    add(verdicts, asleep(stall, shares, limits));
    boolean told = shares.calls() + shares.lock() >= shares.wall() / 2;
    if (verdicts.isEmpty() && !told && !isWarmUp(stall, limits)) {
      add(verdicts, lasting(stall, shares, limits));
    }
    return verdicts;
  }

  private static void add(List<StallVerdict> to, StallVerdict verdict) {
    if (verdict != null) {
      to.add(verdict);
    }
  }

  /**
   * Whether the turn would not be long but for classes that were loaded, linked or initialised in
   * it, which happens once.
   */
  public boolean isWarmUp(Stall stall, WatchLimits limits) {
    long own = stall.wallNanos() - stall.did(Doing.CALLING) - stall.did(Doing.LOCKED);
    return computesToWarmUp(stall, limits.cpu()) && warmUpNanos(stall) * 4 >= own;
  }

  /** Whether its processor time would be within bounds but for that, however long the turn was. */
  static boolean computesToWarmUp(Stall stall, long most) {
    return stall.cpuNanos() - warmUpNanos(stall) < most
        && warmUpNanos(stall) * 4 >= stall.cpuNanos()
        && warmUpNanos(stall) > 0;
  }

  private static long warmUpNanos(Stall stall) {
    Stacks stacks = Stacks.of(stall.samples(), Doing.COMPUTING);
    long seen = Math.max(0, stall.cpuNanos()) / 100 * stacks.warmingPercent();
    return Math.max(seen, stall.classesLoaded() * Stall.CLASS_NANOS);
  }

  private StallVerdict computing(Stall stall, Shares shares, WatchLimits limits) {
    if (stall.cpuNanos() < limits.cpu() || computesToWarmUp(stall, limits.cpu())) {
      return null;
    }
    Stacks stacks = Stacks.of(stall.samples(), Doing.COMPUTING);
    Hotspot hot = culprits.of(stacks.frames(), true);
    if (hot == null || !culprits.isApplication(hot.culprit())) {
      return null;
    }
    Map<String, Object> facts = facts(stall, shares);
    if (hot.below() != null) {
      facts.put("hot", hot.below());
    }
    Classified what = calls.classified(Family.COMPUTING, hot.culprit(), hot.frames());
    return new StallVerdict(
        what,
        Cause.CPU,
        stall.cpuNanos(),
        stall.wallNanos(),
        stall.cpuNanos(),
        stacks.size(),
        hot.frames(),
        facts,
        stacks.mostlyAllowed());
  }

  private StallVerdict locked(Stall stall, Shares shares, WatchLimits limits) {
    if (shares.lock() < limits.lock() || stall.locks().isEmpty()) {
      return null;
    }
    LockWait lock = stall.locks().get(0);
    List<Frame> frames = Frames.of(lock.frames());
    if (lock.isClassInit()) {
      return initialised(stall, shares, lock, frames);
    }
    int excused = 0;
    for (LockWait each : stall.locks()) {
      excused += each.isMachines() ? 1 : 0;
    }
    boolean machines = excused * 2 >= stall.locks().size();
    Map<String, Object> facts = facts(stall, shares);
    facts.putAll(LockFacts.of(lock, culprits));
    Call call =
        new Call(Family.MONITOR, "synchronized", false, Call.Stream.FILE, shares.lock(), frames);
    Classified what = calls.classify(call);
    return new StallVerdict(
        machines ? what.as(Severity.NOTE) : what,
        machines ? Cause.MACHINE : Cause.LOCK,
        shares.lock(),
        shares.lock(),
        shares.cpu(),
        stall.locks().size(),
        frames,
        facts,
        false);
  }

  /** A wait until another thread has initialised or linked a class. */
  private StallVerdict initialised(Stall stall, Shares shares, LockWait lock, List<Frame> frames) {
    Map<String, Object> facts = facts(stall, shares);
    facts.putAll(LockFacts.of(lock, culprits));
    Call call =
        new Call(
            Family.CLASS_INIT,
            "initialisation of a class",
            false,
            Call.Stream.FILE,
            shares.lock(),
            frames);
    Rule rule = Family.CLASS_INIT.rule();
    return new StallVerdict(
        calls.classify(call).at(rule, culprits.innermost(frames)),
        Cause.BLOCKED,
        shares.lock(),
        shares.lock(),
        shares.cpu(),
        stall.locks().size(),
        frames,
        facts,
        false);
  }

  /** A wait that no hook sees; only where the system says that the thread slept. */
  private StallVerdict asleep(Stall stall, Shares shares, WatchLimits limits) {
    Stacks stacks = Stacks.of(stall.samples(), Doing.SLEEPING, Doing.DISK);
    boolean mostly = shares.asleep() >= (shares.wall() - shares.calls() - shares.lock()) / 2;
    boolean sure = stacks.size() >= LEAST_SAMPLES_OF_A_WAIT && mostly && !debugged;
    if (shares.asleep() < limits.stall() || !stall.inTurn() || !sure) {
      return null;
    }
    Hotspot hot = culprits.of(stacks.frames(), true);
    if (hot == null || !culprits.isApplication(hot.culprit())) {
      return null;
    }
    Map<String, Object> facts = facts(stall, shares);
    Unhooked wait = Unhooked.of(hot.frames(), stall);
    if (wait == null) {
      return null;
    }
    if (!stall.locks().isEmpty()) {
      facts.putAll(LockFacts.of(stall.locks().get(0), culprits));
    }
    Call call =
        new Call(wait.family(), wait.api(), false, Call.Stream.FILE, shares.asleep(), hot.frames());
    return new StallVerdict(
        calls.classify(call).at(wait.family().rule(), hot.culprit()),
        Cause.BLOCKED,
        shares.asleep(),
        shares.asleep(),
        shares.cpu(),
        stacks.size(),
        hot.frames(),
        facts,
        stacks.mostlyAllowed());
  }

  /** A long turn that nobody is to blame for, or whose parts are each within bounds. */
  private StallVerdict lasting(Stall stall, Shares shares, WatchLimits limits) {
    long own = shares.wall() - shares.calls() - shares.lock();
    if (own < limits.stall()) {
      return null;
    }
    Map<String, Object> facts = facts(stall, shares);
    if (shares.stopped() * 100 >= own * MUCH_PERCENT) {
      boolean collected = stall.collectedNanos() * 2 >= stall.stoppedNanos();
      return blameless(stall, collected ? Cause.GC : Cause.MACHINE, own, facts);
    }
    long held = debugged ? shares.asleep() : 0;
    if ((shares.machine() + shares.stopped() + held) * 100 >= own * MUCH_PERCENT) {
      return blameless(stall, Cause.MACHINE, own, facts);
    }
    if (shares.unknown() * 100 >= own * MUCH_PERCENT) {
      return blameless(stall, Cause.UNKNOWN, own, facts);
    }
    Stacks stacks = Stacks.of(stall.samples(), Doing.COMPUTING, Doing.SLEEPING, Doing.DISK);
    Hotspot hot = culprits.of(stacks.frames(), true);
    if (hot == null) {
      return null;
    }
    Cause cause = shares.cpu() >= shares.asleep() ? Cause.CPU : Cause.BLOCKED;
    boolean maybeIdle = !stall.inTurn() && !culprits.isApplication(hot.culprit());
    if (cause == Cause.BLOCKED && maybeIdle) {
      return null;
    }
    Classified what = calls.classified(Family.LAG, hot.culprit(), hot.frames());
    return new StallVerdict(
        what,
        cause,
        own,
        own,
        shares.cpu(),
        stacks.size(),
        hot.frames(),
        facts,
        stacks.mostlyAllowed());
  }

  private static StallVerdict blameless(
      Stall stall, Cause cause, long own, Map<String, Object> facts) {
    Classified what = Culprits.blameless(cause);
    return new StallVerdict(
        what,
        cause,
        own,
        own,
        Math.max(0, stall.cpuNanos()),
        stall.samples().size(),
        List.of(),
        facts,
        false);
  }

  private static Map<String, Object> facts(Stall stall, Shares shares) {
    Map<String, Object> facts = new LinkedHashMap<>(shares.percents());
    if (stall.blocked() > 0) {
      facts.put("blockedCount", stall.blocked());
    }
    if (stall.waited() > 0) {
      facts.put("waitedCount", stall.waited());
    }
    if (stall.worstLateNanos() > 0) {
      facts.put("controlWorstNanos", stall.worstLateNanos());
    }
    return facts;
  }
}
