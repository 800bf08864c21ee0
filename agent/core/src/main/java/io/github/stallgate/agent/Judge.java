// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.catalog.Allowance;
import io.github.stallgate.catalog.Effect;
import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.catalog.StackTables;
import io.github.stallgate.classify.Call;
import io.github.stallgate.classify.Classified;
import io.github.stallgate.classify.Classifier;
import io.github.stallgate.classify.Culprits;
import io.github.stallgate.classify.Frame;
import io.github.stallgate.classify.Frames;
import io.github.stallgate.classify.LockFacts;
import io.github.stallgate.classify.PinReason;
import io.github.stallgate.instrument.Hook;
import io.github.stallgate.instrument.HookTable;
import io.github.stallgate.instrument.JdbcTypes;
import io.github.stallgate.loops.Recognisers;
import io.github.stallgate.observe.Observation;
import io.github.stallgate.observe.watch.Held;
import io.github.stallgate.observe.watch.LockWait;
import io.github.stallgate.observe.watch.StillCalling;
import io.github.stallgate.policy.Annotations;
import io.github.stallgate.policy.Consent;
import io.github.stallgate.policy.Decision;
import io.github.stallgate.policy.Policies;
import io.github.stallgate.report.Evidence;
import java.util.List;
import java.util.Map;

/**
 * From an observation to a decision: classification, then policy, then what the loop is told of the
 * site.
 */
final class Judge {
  /**
   * A call with all that was found out about it.
   *
   * @param weakened whether this one weighs less than its kind, for the machine's sake
   */
  record Judged(
      StallgateLoop loop,
      long began,
      long nanos,
      long ownNanos,
      List<Frame> frames,
      Classified classified,
      Decision decision,
      boolean weakened,
      Evidence evidence) {
    /** Whether it is a finding, or one more call of one. */
    boolean counts() {
      return !decision.isAllowed() && ownNanos >= decision.countFrom();
    }
  }

  private static final Allowance OWN_SELECT =
      new Allowance(Effect.IDLE, "*", "*", "the loop waits for its channels");

  private static final Allowance OWN_WAIT =
      new Allowance(Effect.IDLE, "*", "*", "a carrier that carries nothing waits for work");

  private static final long RESERVATION_NANOS = 50_000_000;

  private final HookTable hooks;
  private final StackTables tables = StackTables.read();
  private final Culprits culprits = new Culprits(tables);
  private final Classifier classifier;
  private final Annotations annotations = new Annotations();
  private final int jdk;
  private volatile Policies policies;

  /**
   * @param jdk feature release
   */
  Judge(HookTable hooks, JdbcTypes jdbc, Policies policies, int jdk) {
    this.jdk = jdk;
    this.hooks = hooks;
    this.classifier = new Classifier(tables, jdbc::of);
    this.policies = policies;
  }

  void policies(Policies next) {
    policies = next;
  }

  Policies policies() {
    return policies;
  }

  int jdk() {
    return jdk;
  }

  Culprits culprits() {
    return culprits;
  }

  Classifier classifier() {
    return classifier;
  }

  Annotations annotations() {
    return annotations;
  }

  Judged judge(Observation seen) {
    Hook hook = hooks.of(seen.hook());
    List<Frame> frames = Frames.of(seen.trace());
    Classified classified = classify(hook, seen.stream(), seen.nanos(), frames);
    if (isOwnSelect(hook, seen, frames)) {
      classified = classified.excusedBy(OWN_SELECT);
    } else if (Recognisers.isCarrier(seen.loop().kind) && hook.family() != Family.PINNED) {
      classified = classified.excusedBy(OWN_WAIT);
    }
    learnSelector(hook, seen, classified);
    Consent consent = annotations.of(StallgateTrace.classes(seen.trace()));
    return decide(
        seen.loop(),
        classified,
        seen.began(),
        seen.nanos(),
        frames,
        seen.held(),
        seen.rerouted(),
        consent);
  }

  /** A call that has not come back yet. */
  Judged judge(StillCalling seen) {
    List<Frame> frames = Frames.of(List.of(seen.sample().frames()));
    Classified classified = classify(hooks.of(seen.hook()), seen.stream(), seen.nanos(), frames);
    Consent consent = annotations.of(seen.loop().thread.getContextClassLoader());
    long began = seen.held().began();
    return decide(
        seen.loop(),
        classified,
        began,
        seen.nanos(),
        frames,
        seen.held(),
        seen.rerouted(),
        consent);
  }

  private Classified classify(Hook hook, byte stream, long nanos, List<Frame> frames) {
    Call.Stream what = Call.Stream.of(stream);
    return classifier.classify(
        new Call(hook.family(), hook.api(), hook.atCallSite(), what, nanos, frames));
  }

  /** What the machine took from a lock, a file's call or a pinned wait is not its doing. */
  private Judged decide(
      StallgateLoop loop,
      Classified classified,
      long began,
      long nanos,
      List<Frame> frames,
      Held held,
      byte rerouted,
      Consent consent) {
    boolean byLength =
        switch (classified.rule()) {
          case BLOCKING_LOCK, BLOCKING_FILE, CARRIER_PINNED -> true;
          default -> false;
        };
    boolean reserves = isReservation(frames);
    boolean shortened = held != null && (byLength || reserves);
    long own = shortened ? Math.max(0, nanos - held.machineNanos()) : nanos;
    own = reserves && own < RESERVATION_NANOS ? 0 : own;
    LockWait lock = held == null || !mayBeOfLock(classified.rule()) ? null : held.lock();
    boolean weakened = lock != null && lock.isMachines();
    Classified what = weakened ? classified.as(Severity.NOTE) : classified;
    Decision decision = policies.decide(what, frames, own, consent);
    long heldFrom = policies.watchLimits().stall();
    if (rerouted == StallgateRegions.REROUTED
        || rerouted == StallgateRegions.HELD && own < heldFrom) {
      decision = decision.rerouted(heldFrom);
    }
    Evidence evidence = Evidence.ofCall(what.rule());
    if (lock != null) {
      String cause = weakened ? "MACHINE" : evidence.cause();
      evidence = new Evidence(cause, 0, 1, LockFacts.of(lock, culprits));
    }
    if (what.rule() == Rule.CARRIER_PINNED) {
      Map<String, Object> reason = Map.of("reason", PinReason.of(frames, jdk));
      evidence = new Evidence(evidence.cause(), 0, 1, reason);
    }
    return new Judged(loop, began, nanos, own, frames, what, decision, weakened, evidence);
  }

  private static boolean mayBeOfLock(Rule rule) {
    return rule == Rule.BLOCKING_LOCK || rule == Rule.BLOCKING_CLASS_INIT;
  }

  /**
   * Reserving direct memory takes no time while there is some: a thread that was preempted in it
   * did not wait. When there is none, it collects and sleeps, for longer than that.
   */
  private static boolean isReservation(List<Frame> frames) {
    return !frames.isEmpty() && frames.get(0).type().equals("java.nio.Bits");
  }

  /**
   * Whether a loop of nobody's framework waits on its own selector: the first one that it selects
   * on from its own code, which is one class while no callback runs.
   */
  private static boolean isOwnSelect(Hook hook, Observation seen, List<Frame> frames) {
    if (hook.family() != Family.SELECT || Recognisers.isFramework(seen.loop().kind)) {
      return false;
    }
    Object own = seen.loop().selector;
    return own == null ? isOneClass(frames) : own == seen.receiver();
  }

  private static boolean isOneClass(List<Frame> frames) {
    String only = null;
    for (Frame frame : frames) {
      if (!frame.jdk() && only != null && !only.equals(frame.type())) {
        return false;
      }
      only = frame.jdk() ? only : frame.type();
    }
    return only != null;
  }

  /**
   * A selector that the loop waits on when it is idle is its own; its selects cost nothing more.
   */
  private static void learnSelector(Hook hook, Observation seen, Classified classified) {
    boolean idle = classified.excused() != null && classified.excused().effect() == Effect.IDLE;
    if (hook.family() == Family.SELECT && idle) {
      seen.loop().selector = seen.receiver();
    }
  }
}
