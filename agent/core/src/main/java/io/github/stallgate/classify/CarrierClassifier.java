// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.observe.watch.CarrierStall;
import io.github.stallgate.observe.watch.Doing;
import io.github.stallgate.observe.watch.LockWait;
import io.github.stallgate.observe.watch.Stall;
import io.github.stallgate.observe.watch.WatchLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what a virtual thread that kept its carrier did, from the watchdog's measurements alone.
 * Pure.
 *
 * <p>Accused are only processor time that it used while others were ready to run, waits in which
 * the JVM itself says that the carrier waited, and sleeps in natives of the application: before the
 * JDK's own natives wait, it starts another carrier. A park is not here: its own hook tells of it.
 */
public final class CarrierClassifier {
  private static final int MUCH_PERCENT = 40;
  private static final int LEAST_SAMPLES = 2;

  private final Classifier calls;
  private final Culprits culprits;
  private final boolean debugged;
  private final int jdk;

  /**
   * @param debugged whether a debugger may hold single threads
   * @param jdk feature release
   */
  public CarrierClassifier(Classifier calls, Culprits culprits, boolean debugged, int jdk) {
    this.calls = calls;
    this.culprits = culprits;
    this.debugged = debugged;
    this.jdk = jdk;
  }

  /** What it comes to: at most one verdict of each rule. */
  public List<StallVerdict> classify(CarrierStall seen, WatchLimits limits) {
    List<StallVerdict> verdicts = new ArrayList<>();
    StallVerdict hogging = hogging(seen, limits);
    if (hogging != null) {
      verdicts.add(hogging);
    }
    StallVerdict pinned = pinned(seen.stall(), limits);
    if (pinned != null) {
      verdicts.add(pinned);
    }
    return verdicts;
  }

  private StallVerdict hogging(CarrierStall seen, WatchLimits limits) {
    Stall stall = seen.stall();
    boolean enough = stall.cpuNanos() >= limits.hog() && seen.waiting() > 0;
    if (!enough || StallClassifier.computesToWarmUp(stall, limits.hog())) {
      return null;
    }
    Stacks stacks = Stacks.of(stall.samples(), Doing.COMPUTING);
    Hotspot hot = culprits.of(stacks.frames(), true);
    if (hot == null) {
      return null;
    }
    Map<String, Object> facts = facts(stall);
    if (hot.below() != null) {
      facts.put("hot", hot.below());
    }
    facts.put("waiting", seen.waiting());
    Classified what = calls.classified(Family.HOGGING, hot.culprit(), hot.frames());
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

  private StallVerdict pinned(Stall stall, WatchLimits limits) {
    LockWait init = classInit(stall);
    boolean asleep = stall.did(Doing.SLEEPING) > stall.did(Doing.PINNED);
    Doing doing = asleep ? Doing.SLEEPING : Doing.PINNED;
    long waited = stall.did(doing);
    Stacks stacks = Stacks.of(stall.samples(), doing);
    boolean sure = waited >= limits.pinned() && (stacks.size() >= LEAST_SAMPLES || !asleep);
    Hotspot hot = sure ? culprits.of(stacks.frames(), true) : null;
    if (hot == null || !culprits.isApplication(hot.culprit())) {
      return null;
    }
    boolean inNative = asleep && init == null;
    if (inNative && (debugged || hot.frames().get(0).jdk())) {
      return null;
    }
    Map<String, Object> facts = facts(stall);
    facts.put("reason", reason(hot.frames(), init, inNative));
    String api = init != null ? init.lock() : inNative ? "native code" : "synchronized";
    Call call = new Call(Family.PINNED, api, false, Call.Stream.FILE, waited, hot.frames());
    boolean machines = !asleep && stall.excusedNanos() * 100 >= waited * MUCH_PERCENT;
    Classified what = calls.classify(call);
    return pinned(
        stall, machines ? what.as(Severity.NOTE) : what, machines, waited, stacks, hot, facts);
  }

  private String reason(List<Frame> frames, LockWait init, boolean inNative) {
    if (init != null) {
      return "it waits for the " + init.lock();
    }
    Frame top = frames.get(0);
    return inNative
        ? "it waits in native code, called by " + top.type() + "." + top.method()
        : PinReason.of(frames, jdk);
  }

  private static StallVerdict pinned(
      Stall stall,
      Classified what,
      boolean machines,
      long waited,
      Stacks stacks,
      Hotspot hot,
      Map<String, Object> facts) {
    return new StallVerdict(
        what,
        machines ? Cause.MACHINE : Cause.BLOCKED,
        waited,
        waited,
        Math.max(0, stall.cpuNanos()),
        stacks.size(),
        hot.frames(),
        facts,
        stacks.mostlyAllowed());
  }

  /** What another thread initialises, if that is waited for. */
  private static LockWait classInit(Stall stall) {
    for (LockWait lock : stall.locks()) {
      if (lock.isClassInit()) {
        return lock;
      }
    }
    return null;
  }

  private static Map<String, Object> facts(Stall stall) {
    Map<String, Object> facts = new LinkedHashMap<>(Shares.of(stall).percents());
    if (stall.lateNanos() > 0) {
      facts.put("controlWorstNanos", stall.lateNanos());
    }
    return facts;
  }
}
