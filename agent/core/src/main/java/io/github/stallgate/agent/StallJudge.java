// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.classify.CarrierClassifier;
import io.github.stallgate.classify.Classified;
import io.github.stallgate.classify.Culprits;
import io.github.stallgate.classify.LagClassifier;
import io.github.stallgate.classify.StallClassifier;
import io.github.stallgate.classify.StallVerdict;
import io.github.stallgate.observe.watch.CarrierStall;
import io.github.stallgate.observe.watch.Lagging;
import io.github.stallgate.observe.watch.Stall;
import io.github.stallgate.observe.watch.WatchLimits;
import io.github.stallgate.policy.Decision;
import io.github.stallgate.policy.Policies;
import java.util.ArrayList;
import java.util.List;

/** From what the watchdog saw to decisions: classification, then policy. */
final class StallJudge {
  /** A verdict that counts, and what is done about it. */
  record Ruling(StallVerdict verdict, Decision decision) {}

  private final Judge judge;
  private final StallClassifier stalls;
  private final LagClassifier lags;
  private final CarrierClassifier carriers;

  /**
   * @param debugged whether a debugger may hold single threads
   */
  StallJudge(Judge judge, boolean debugged) {
    Culprits culprits = judge.culprits();
    this.judge = judge;
    this.stalls = new StallClassifier(judge.classifier(), culprits, debugged);
    this.lags = new LagClassifier(judge.classifier(), culprits);
    this.carriers = new CarrierClassifier(judge.classifier(), culprits, debugged, judge.jdk());
  }

  List<Ruling> judge(Stall stall) {
    List<Ruling> rulings = new ArrayList<>();
    for (StallVerdict verdict : stalls.classify(stall, limits())) {
      rule(stall.loop(), verdict, rulings);
    }
    return rulings;
  }

  List<Ruling> judge(CarrierStall stall) {
    List<Ruling> rulings = new ArrayList<>();
    for (StallVerdict verdict : carriers.classify(stall, limits())) {
      rule(stall.stall().loop(), verdict, rulings);
    }
    return rulings;
  }

  boolean isWarmUp(Stall stall) {
    return stalls.isWarmUp(stall, limits());
  }

  List<Ruling> judge(Lagging lag) {
    List<Ruling> rulings = new ArrayList<>();
    StallVerdict verdict = lags.classify(lag);
    if (verdict != null) {
      rule(lag.loop(), verdict, rulings);
    }
    return rulings;
  }

  private WatchLimits limits() {
    return judge.policies().watchLimits();
  }

  private void rule(StallgateLoop loop, StallVerdict verdict, List<Ruling> to) {
    Classified what = verdict.classified();
    if (verdict.allowed() || what.excused() != null) {
      return;
    }
    Policies policies = judge.policies();
    ClassLoader loader = loop.thread.getContextClassLoader();
    Decision decision =
        policies.decide(what, verdict.frames(), verdict.measure(), judge.annotations().of(loader));
    if (!decision.isAllowed() && verdict.measure() >= decision.countFrom()) {
      to.add(new Ruling(verdict, decision));
    }
  }
}
