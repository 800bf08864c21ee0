// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.classify.Classified;
import io.github.stallgate.classify.StallVerdict;
import io.github.stallgate.loops.Recognisers;
import io.github.stallgate.observe.LagSnapshot;
import io.github.stallgate.observe.watch.CarrierStall;
import io.github.stallgate.observe.watch.Lagging;
import io.github.stallgate.observe.watch.Stall;
import io.github.stallgate.observe.watch.WatchPost;
import io.github.stallgate.observe.watch.Watchdog;
import io.github.stallgate.report.Evidence;
import io.github.stallgate.report.ReportedLag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What follows from what the watchdog sees. If there is no watchdog, for example without the module
 * java.management, hooks go on alone. The reporter thread only.
 */
final class Watch {
  private static final long PATIENCE_MILLIS = 500;
  private static final int MOST_LAGS = 1_000;

  private final Ledger ledger;
  private final WatchPost post;
  private final Flight flight;

  /** What was entered of turns that go on. */
  private final Map<StallgateLoop, Unfinished> unfinished = new WeakHashMap<>();

  /** What was written last of each loop, or of each name that several threads share. */
  private final Map<Object, LagSnapshot> written = new WeakHashMap<>();

  /** For the summary, by the loop's name. */
  private final Map<String, ReportedLag> lags = new LinkedHashMap<>();

  private StallJudge judge;

  /** A turn, and what was entered of it by rule. */
  private record Unfinished(long beat, Map<Rule, Told> told) {}

  /**
   * The place that was found first stays the turn's, whichever later stacks show.
   *
   * @param nanos loop time entered so far
   */
  private record Told(StallJudge.Ruling first, long nanos) {}

  Watch(Ledger ledger, WatchPost post, Flight flight) {
    this.ledger = ledger;
    this.post = post;
    this.flight = flight;
  }

  void judge(StallJudge by) {
    judge = by;
  }

  /** The loop has ended; its lag is written for good. */
  void ended(StallgateLoop loop, Recorder to) {
    Watchdog watchdog = post.watchdog();
    LagSnapshot last = post.forget(loop);
    if (last != null) {
      lag(loop, last, watchdog == null ? 0 : watchdog.control().p999(), to);
    }
    written.remove(loop);
  }

  /** Writes the lag of that loop if it has changed. */
  void collect(StallgateLoop loop, Recorder to) {
    Watchdog watchdog = post.watchdog();
    LagSnapshot now = watchdog == null ? null : watchdog.lag(loop);
    if (now != null) {
      lag(loop, now, watchdog.control().p999(), to);
    }
  }

  private void lag(StallgateLoop loop, LagSnapshot lag, long control, Recorder to) {
    boolean recorded = lag.turns() > 0 || lag.max() > 0;
    if (!recorded || lag.equals(written.put(key(loop), lag))) {
      return;
    }
    if (lags.containsKey(loop.name) || lags.size() < MOST_LAGS) {
      lags.put(loop.name, new ReportedLag(loop.name, loop.kind, lag, control));
    }
    to.lag(loop, lag, control);
    flight.lag(loop, lag, control);
  }

  private static Object key(StallgateLoop loop) {
    return Recognisers.isShared(loop.kind) ? loop.name : loop;
  }

  List<ReportedLag> lags() {
    return new ArrayList<>(lags.values());
  }

  void take(Stall stall) {
    Watchdog watchdog = post.watchdog();
    if (watchdog != null && stall.ended() && judge.isWarmUp(stall)) {
      watchdog.warmUp(stall.loop());
    }
    enter(stall, judge.judge(stall));
  }

  void take(CarrierStall stall) {
    enter(stall.stall(), judge.judge(stall));
  }

  private void enter(Stall stall, List<StallJudge.Ruling> rulings) {
    Map<Rule, Told> told = told(stall);
    for (StallJudge.Ruling ruling : rulings) {
      Rule rule = ruling.verdict().classified().rule();
      long nanos = ruling.verdict().nanos();
      Told before = told.getOrDefault(rule, new Told(ruling, 0));
      boolean same = isSamePlace(before.first(), ruling);
      enter(stall, same ? ruling : before.first(), nanos, before.nanos());
      told.put(rule, new Told(before.first(), nanos));
    }
    if (stall.ended()) {
      unfinished.remove(stall.loop());
    }
  }

  private static boolean isSamePlace(StallJudge.Ruling one, StallJudge.Ruling other) {
    Classified a = one.verdict().classified();
    Classified b = other.verdict().classified();
    return a.api().equals(b.api())
        && a.culprit().type().equals(b.culprit().type())
        && a.culprit().method().equals(b.culprit().method());
  }

  /** A loop has one turn at a time: news of one is the end of the one before. */
  private Map<Rule, Told> told(Stall stall) {
    Unfinished known = unfinished.get(stall.loop());
    if (known == null || known.beat() != stall.beat()) {
      known = new Unfinished(stall.beat(), new EnumMap<>(Rule.class));
      unfinished.put(stall.loop(), known);
    }
    return known.told();
  }

  void take(Lagging lag) {
    for (StallJudge.Ruling ruling : judge.judge(lag)) {
      long nanos = ruling.verdict().nanos();
      enter(ruling, occurrence(lag.loop(), lag.began(), nanos, 0, true, ruling.verdict()));
    }
  }

  private void enter(Stall stall, StallJudge.Ruling ruling, long nanos, long told) {
    StallVerdict verdict = ruling.verdict();
    enter(ruling, occurrence(stall.loop(), stall.began(), nanos, told, stall.ended(), verdict));
  }

  private void enter(StallJudge.Ruling ruling, Occurrence seen) {
    ledger.enter(seen, ruling.verdict().classified(), ruling.decision());
  }

  private static Occurrence occurrence(
      StallgateLoop loop, long began, long nanos, long told, boolean ended, StallVerdict verdict) {
    Evidence evidence =
        new Evidence(
            verdict.cause().name(), verdict.cpuNanos(), verdict.samples(), verdict.facts());
    return new Occurrence(loop, began, nanos, told, ended, verdict.frames(), evidence);
  }

  /** Has the watchdog tell of what still lasts, and end. */
  void stop() {
    post.stop(PATIENCE_MILLIS);
  }
}
