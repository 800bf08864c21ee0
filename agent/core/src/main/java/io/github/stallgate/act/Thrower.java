// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.act;

import io.github.stallgate.classify.Call;
import io.github.stallgate.classify.Classified;
import io.github.stallgate.classify.Classifier;
import io.github.stallgate.classify.Frame;
import io.github.stallgate.classify.Frames;
import io.github.stallgate.instrument.Hook;
import io.github.stallgate.instrument.HookTable;
import io.github.stallgate.observe.Veto;
import io.github.stallgate.policy.Action;
import io.github.stallgate.policy.Annotations;
import io.github.stallgate.policy.Consent;
import io.github.stallgate.policy.Decision;
import io.github.stallgate.policy.Policies;
import java.util.List;

/**
 * Policy {@code throw}: refuses a call at its entry. Judges on the loop itself, tens of
 * microseconds a call; meant for tests, not for production.
 */
public final class Thrower implements Veto {
  /** Hears of every call that was refused, on the loop. */
  public interface Refusals {
    void refused(StallgateLoop loop, Call call, Classified classified, Decision decision);
  }

  private final HookTable hooks;
  private final Classifier classifier;
  private final Policies policies;
  private final Annotations annotations;
  private final Refusals refusals;

  public Thrower(
      HookTable hooks,
      Classifier classifier,
      Policies policies,
      Annotations annotations,
      Refusals refusals) {
    this.hooks = hooks;
    this.classifier = classifier;
    this.policies = policies;
    this.annotations = annotations;
    this.refusals = refusals;
  }

  @Override
  public void check(StallgateLoop loop, int hookId, Throwable trace) {
    Hook hook = hooks.of(hookId);
    List<Frame> frames = Frames.of(trace);
    Call call =
        new Call(
            hook.family(), hook.api(), hook.atCallSite(), Call.Stream.of(loop.stream), 0, frames);
    Classified classified = classifier.classify(call);
    Consent consent = annotations.of(StallgateTrace.classes(trace));
    Decision decision = policies.decide(classified, frames, 0, consent);
    if (decision.action() != Action.THROW
        || !ThrowGuard.isSafe(hook.family(), classified, frames)) {
      return;
    }
    refusals.refused(loop, call, classified, decision);
    throw new StallgateError(
        classified.rule().id()
            + ": "
            + classified.api()
            + " on "
            + loop.name
            + " at "
            + classified.culprit().text());
  }
}
