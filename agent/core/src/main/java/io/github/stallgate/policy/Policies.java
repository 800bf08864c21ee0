// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.policy;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.Fingerprint;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.classify.Classified;
import io.github.stallgate.classify.Frame;
import io.github.stallgate.observe.watch.WatchLimits;
import io.github.stallgate.options.AllowPattern;
import io.github.stallgate.options.OptionError;
import io.github.stallgate.options.OptionKey;
import io.github.stallgate.options.Options;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options, as decisions. Immutable. */
public final class Policies {
  private final Map<Rule, RulePolicy> rules = new EnumMap<>(Rule.class);
  private final List<AllowPattern> allow;
  private final long thresholdNanos;
  private final Set<Rule> rerouted = EnumSet.noneOf(Rule.class);

  public Policies(Options options) throws OptionError {
    allow = options.allow();
    thresholdNanos = options.thresholdNanos();
    boolean throwing = options.mode() == Options.Mode.THROW;
    for (Rule rule : Rule.values()) {
      long min = options.minNanos(rule.id(), rule.minNanos());
      String severity = options.severity(rule.id());
      Severity own = severity == null ? null : Severity.of(severity);
      if (isRerouted(options.policy(rule.id()), options.is(OptionKey.REROUTE))) {
        rerouted.add(rule);
      }
      rules.put(rule, new RulePolicy(action(options.policy(rule.id()), throwing), min, own));
    }
  }

  /** What is allowed is rerouted too: it is told to nobody, and the loop need not wait for it. */
  private static boolean isRerouted(String word, boolean byDefault) {
    return word == null || word.equals("allow") ? byDefault : word.equals("reroute");
  }

  /**
   * In throw mode every rule throws that was not told otherwise; where it can't be done, it is
   * reported.
   */
  private static Action action(String word, boolean throwing) {
    if (word == null || word.equals("reroute")) {
      return throwing ? Action.THROW : Action.REPORT;
    }
    return word.equals("allow")
        ? Action.ALLOW
        : word.equals("throw") ? Action.THROW : Action.REPORT;
  }

  /** Nanoseconds that a call of each family must last to be looked at, by the family's ordinal. */
  public long[] minimums() {
    long[] minimums = new long[Family.values().length];
    for (Family family : Family.values()) {
      long least = Long.MAX_VALUE;
      for (Rule rule : family.rules()) {
        least = Math.min(least, rules.get(rule).minNanos());
      }
      minimums[family.ordinal()] = least;
    }
    return minimums;
  }

  /**
   * Whether a call of each family may have to be refused before it begins, by the family's ordinal.
   */
  public boolean[] refusable() {
    boolean[] refusable = new boolean[Family.values().length];
    for (Family family : Family.values()) {
      for (Rule rule : family.rules()) {
        boolean asked =
            switch (family.timing()) {
              case NEVER, CARRIED, TURN, WATCHED -> false;
              default -> true;
            };
        refusable[family.ordinal()] |= asked && rules.get(rule).action() == Action.THROW;
      }
    }
    return refusable;
  }

  /** Whether the loop shall go on meanwhile, if it can, by the family's ordinal. */
  public boolean[] rerouted() {
    boolean[] away = new boolean[Family.values().length];
    for (Family family : Family.values()) {
      for (Rule rule : family.rules()) {
        away[family.ordinal()] |= rerouted.contains(rule);
      }
    }
    return away;
  }

  /** Whether any call shall be rerouted. */
  public boolean isRerouting() {
    return !rerouted.isEmpty();
  }

  /** From when on the watchdog shall tell of a turn. */
  public WatchLimits watchLimits() {
    return new WatchLimits(
        rules.get(Rule.CPU_HOG).minNanos(),
        rules.get(Rule.BLOCKING_LOCK).minNanos(),
        thresholdNanos,
        rules.get(Rule.CARRIER_PINNED).minNanos(),
        rules.get(Rule.CARRIER_HOG).minNanos());
  }

  /** Whether each call that the rule is about is a finding, however short it is. */
  public boolean countsAlways(Rule rule) {
    boolean oneByOne = rule != Rule.BLOCKING_CLASS_INIT;
    return oneByOne && rules.get(rule).minNanos() == 0 && rules.get(rule).action() != Action.ALLOW;
  }

  public Decision decide(Classified call, List<Frame> frames, long nanos, Consent consent) {
    RulePolicy rule = rules.get(call.rule());
    String reason =
        call.excused() == null ? reason(call, rule, frames, consent) : call.excused().reason();
    if (reason != null) {
      return new Decision(Action.ALLOW, call.severity(), Long.MAX_VALUE, Long.MAX_VALUE, reason);
    }
    Severity severity = rule.severity() == null ? call.severity() : rule.severity();
    boolean raisable =
        rule.severity() == null
            && call.rule() == Rule.BLOCKING_FILE
            && severity == Severity.WARNING;
    long raiseFrom = raisable ? Math.min(thresholdNanos, call.errorFrom()) : Long.MAX_VALUE;
    if (nanos >= raiseFrom) {
      return new Decision(rule.action(), Severity.ERROR, rule.minNanos(), Long.MAX_VALUE, null);
    }
    return new Decision(rule.action(), severity, rule.minNanos(), raiseFrom, null);
  }

  private String reason(Classified call, RulePolicy rule, List<Frame> frames, Consent consent) {
    if (rule.action() == Action.ALLOW) {
      return "rule." + call.rule().id() + "=allow";
    }
    Frame culprit = call.culprit();
    for (AllowPattern pattern : allow) {
      if (pattern.matches(culprit.type(), Fingerprint.sourceMethod(culprit.method()))
          || pattern.matches(culprit.type(), culprit.method())) {
        return pattern.reason().isEmpty() ? "allow=" + pattern.place() : pattern.reason();
      }
    }
    return consented(frames, consent);
  }

  /** A method may block if it says so, or if one that called it does. */
  private static String consented(List<Frame> frames, Consent consent) {
    for (Frame frame : frames) {
      String reason = frame.jdk() ? null : consent.of(frame);
      if (reason != null) {
        return reason;
      }
    }
    return null;
  }
}
