// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.catalog.Allowance;
import io.github.stallgate.catalog.Effect;
import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.StackTables;
import io.github.stallgate.classify.Call;
import io.github.stallgate.classify.Classified;
import io.github.stallgate.classify.Classifier;
import io.github.stallgate.classify.Frame;
import io.github.stallgate.classify.Frames;
import io.github.stallgate.instrument.Hook;
import io.github.stallgate.instrument.HookTable;
import io.github.stallgate.instrument.JdbcTypes;
import io.github.stallgate.loops.Recognisers;
import io.github.stallgate.observe.Observation;
import io.github.stallgate.policy.Annotations;
import io.github.stallgate.policy.Decision;
import io.github.stallgate.policy.Policies;
import java.util.List;

/**
 * From an observation to a decision: classification, then policy, then what the loop is told of the
 * site.
 */
final class Judge {
  /** An observation with all that was found out about it. */
  record Judged(
      Observation observation, List<Frame> frames, Classified classified, Decision decision) {
    /** Whether it is a finding, or one more call of one. */
    boolean counts() {
      return !decision.isAllowed() && observation.nanos() >= decision.countFrom();
    }
  }

  private static final Allowance OWN_SELECT =
      new Allowance(Effect.IDLE, "*", "*", "the loop waits for its channels");

  private final HookTable hooks;
  private final Classifier classifier;
  private final Annotations annotations = new Annotations();
  private volatile Policies policies;

  Judge(HookTable hooks, JdbcTypes jdbc, Policies policies) {
    this.hooks = hooks;
    this.classifier = new Classifier(StackTables.read(), jdbc::of);
    this.policies = policies;
  }

  void policies(Policies next) {
    policies = next;
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
    Call call =
        new Call(
            hook.family(),
            hook.api(),
            hook.atCallSite(),
            Call.Stream.of(seen.stream()),
            seen.nanos(),
            frames);
    Classified classified = classifier.classify(call);
    if (isOwnSelect(hook, seen, frames)) {
      classified = classified.excusedBy(OWN_SELECT);
    }
    Decision decision =
        policies.decide(
            classified, frames, seen.nanos(), annotations.of(StallgateTrace.classes(seen.trace())));
    learnSelector(hook, seen, classified);
    return new Judged(seen, frames, classified, decision);
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
