// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.classify.StallVerdict;
import io.github.stallgate.observe.LagSnapshot;
import io.github.stallgate.observe.watch.CarrierStall;
import io.github.stallgate.observe.watch.Lagging;
import io.github.stallgate.observe.watch.Stall;
import io.github.stallgate.observe.watch.WatchPost;
import io.github.stallgate.observe.watch.Watchdog;
import io.github.stallgate.report.Evidence;
import io.github.stallgate.report.ReportedLag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** Loop time by what was entered before its end; the key names loop, turn and rule. */
  private final Map<String, Long> unfinished = new HashMap<>();

  private final Map<String, ReportedLag> lags = new LinkedHashMap<>();
  private StallJudge judge;

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
    LagSnapshot last = watchdog == null ? null : watchdog.forget(loop);
    if (last != null) {
      lag(loop, last, watchdog.control().p999(), to);
    }
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
    ReportedLag known = lags.get(loop.name);
    boolean recorded = lag.turns() > 0 || lag.max() > 0;
    if (!recorded || known != null && known.lag().equals(lag)) {
      return;
    }
    if (known != null || lags.size() < MOST_LAGS) {
      lags.put(loop.name, new ReportedLag(loop.name, loop.kind, lag, control));
    }
    to.lag(loop, lag, control);
    flight.lag(loop, lag, control);
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
    for (StallJudge.Ruling ruling : rulings) {
      StallVerdict verdict = ruling.verdict();
      String key = stall.loop().name + " " + stall.beat() + " " + verdict.classified().rule().id();
      long told = unfinished.getOrDefault(key, 0L);
      enter(stall.loop(), ruling, told);
      if (stall.ended()) {
        unfinished.remove(key);
      } else {
        unfinished.put(key, verdict.nanos());
      }
    }
  }

  void take(Lagging lag) {
    for (StallJudge.Ruling ruling : judge.judge(lag)) {
      enter(lag.loop(), ruling, 0);
    }
  }

  private void enter(StallgateLoop loop, StallJudge.Ruling ruling, long told) {
    StallVerdict verdict = ruling.verdict();
    Evidence evidence =
        new Evidence(
            verdict.cause().name(), verdict.cpuNanos(), verdict.samples(), verdict.facts());
    ledger.enter(
        loop,
        verdict.classified(),
        ruling.decision(),
        verdict.nanos(),
        told,
        verdict.frames(),
        evidence);
  }

  /** Has the watchdog tell of what still lasts, and end. */
  void stop() {
    post.stop(PATIENCE_MILLIS);
  }
}
