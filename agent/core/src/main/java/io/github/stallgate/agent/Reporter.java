// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.act.Thrower;
import io.github.stallgate.classify.Call;
import io.github.stallgate.classify.Classified;
import io.github.stallgate.loops.Recognisers;
import io.github.stallgate.observe.Inbox;
import io.github.stallgate.observe.LoopBegan;
import io.github.stallgate.observe.LoopEnded;
import io.github.stallgate.observe.Notice;
import io.github.stallgate.observe.Observation;
import io.github.stallgate.observe.Settled;
import io.github.stallgate.observe.Site;
import io.github.stallgate.observe.Sites;
import io.github.stallgate.observe.watch.CarrierStall;
import io.github.stallgate.observe.watch.Held;
import io.github.stallgate.observe.watch.Lagging;
import io.github.stallgate.observe.watch.Stall;
import io.github.stallgate.observe.watch.StillCalling;
import io.github.stallgate.observe.watch.WatchPost;
import io.github.stallgate.policy.Decision;
import io.github.stallgate.report.Contexts;
import io.github.stallgate.report.Evidence;
import io.github.stallgate.report.FindingStore;
import io.github.stallgate.report.LiveFinding;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The agent's one thread: takes what the loops send, judges it, records it. Whatever goes wrong
 * with one message is said once, and the next message is taken.
 */
final class Reporter implements Runnable, Thrower.Refusals, Ledger.Recorders {
  /** Whatever is sent wakes the reporter; this is for what it has to look for by itself. */
  private static final long IDLE_NANOS = 1_000_000_000L;

  /** Left to a starting application before the agent takes a core to look at more of the JDK. */
  private static final long PATIENCE_NANOS = 300_000_000L;

  /** Every call that is long at all. */
  private static final long ALL_LONG_NANOS = 1;

  private static final long COUNTS_NANOS = 5_000_000_000L;

  /** Reading a loop's histograms takes a millisecond; twice a minute is enough. */
  private static final int COUNTS_TO_A_LAG = 6;

  private static final int MOST_SHARED_NAMES = 10_000;

  private final Agent agent;
  private final Instrumentation toHook;
  private final Inbox inbox;
  private final AgentLog log;
  private final FindingStore store;
  private final Contexts contexts;
  private final Publisher publisher;
  private final WatchPost post;
  private final Set<StallgateLoop> loops = Collections.newSetFromMap(new WeakHashMap<>());
  private final Set<String> sharedNames = new HashSet<>();
  private Flight flight;
  private Ledger ledger;
  private Watch watch;
  private Judge judge;
  private Recorder recorder;
  private volatile int loopsSeen;
  private int collected;
  private volatile boolean stopping;

  /**
   * @param toHook null if the JDK's classes are hooked already
   */
  Reporter(
      Agent agent,
      Instrumentation toHook,
      Inbox inbox,
      FindingStore store,
      Contexts contexts,
      Publisher publisher,
      AgentLog log,
      WatchPost post) {
    this.agent = agent;
    this.toHook = toHook;
    this.inbox = inbox;
    this.store = store;
    this.contexts = contexts;
    this.log = log;
    this.publisher = publisher;
    this.post = post;
  }

  @Override
  public void run() {
    try {
      prepare();
      if (toHook != null) {
        agent.hook(toHook);
      }
      if (!agent.knowsCoverage()) {
        inbox.await(PATIENCE_NANOS);
      }
      agent.announce();
      long lastCounts = System.nanoTime();
      while (!stopping) {
        drain();
        boolean all = recorder != null && flight.isRecording();
        agent.tellCallsFrom(all ? ALL_LONG_NANOS : ledger.tellsFrom());
        if (System.nanoTime() - lastCounts >= COUNTS_NANOS) {
          collect();
          lastCounts = System.nanoTime();
          if (++collected % COUNTS_TO_A_LAG == 0) {
            collectLags();
          }
        }
        inbox.await(IDLE_NANOS);
      }
    } catch (Throwable failure) {
      log.once("reporting has stopped: " + failure + "; the application goes on");
    }
  }

  /** Made by the reporter's own thread: their classes would be loaded before the application's. */
  private void prepare() {
    if (watch == null) {
      flight = new Flight();
      ledger = new Ledger(store, contexts, publisher, this, flight);
      watch = new Watch(ledger, post, flight);
    }
  }

  /** Ends the thread's loop; it wakes by itself. */
  void stop() {
    stopping = true;
    inbox.wake();
  }

  /** The last words, after the thread has ended. */
  void finish() {
    prepare();
    watch.stop();
    drain();
    collect();
    collectLags();
    Recorder to = recorder();
    long lost = inbox.dropped() + store.refused();
    agent.tellUnmet();
    agent.tellClean(to, lost);
    to.end(store, lost);
    agent.summarise(loopsSeen, lost, to.path(), watch.lags());
  }

  private void drain() {
    for (Object message = inbox.next(); message != null; message = inbox.next()) {
      try {
        take(message);
      } catch (Throwable failure) {
        log.once("an observation could not be judged: " + failure);
      }
    }
  }

  private void take(Object message) {
    if (message instanceof Observation observation) {
      judged(observation);
    } else if (message instanceof Refused refused) {
      Evidence evidence = Evidence.ofCall(refused.classified.rule());
      Occurrence seen =
          new Occurrence(refused.loop, refused.began, 0, 0, true, refused.call.frames(), evidence);
      ledger.enter(seen, refused.classified, refused.decision);
    } else if (message instanceof Stall stall) {
      watch.take(stall);
    } else if (message instanceof CarrierStall stall) {
      watch.take(stall);
    } else if (message instanceof Lagging lagging) {
      watch.take(lagging);
    } else if (message instanceof StillCalling calling) {
      judged(judge().judge(calling), calling.held(), false);
    } else if (message instanceof LoopBegan began) {
      loops.add(began.loop());
      contexts.loopBegan(began.loop().kind);
      if (isNews(began.loop())) {
        loopsSeen++;
        agent.tellIfNotRerouted(began.loop().kind);
        recorder().loop(began.loop());
      }
    } else if (message instanceof LoopEnded ended) {
      collect(ended.loop());
      watch.ended(ended.loop(), recorder());
      loops.remove(ended.loop());
    } else if (message instanceof Notice notice) {
      log.once(notice.text());
    } else if (message instanceof Settled settled) {
      settled.reached().countDown();
    }
  }

  /** Whether the report does not have the loop yet, as another thread or an earlier run of it. */
  private boolean isNews(StallgateLoop loop) {
    return !Recognisers.isShared(loop.kind)
        || sharedNames.size() < MOST_SHARED_NAMES && sharedNames.add(loop.name);
  }

  /** A call was refused, on its loop. */
  @Override
  public void refused(StallgateLoop loop, Call call, Classified classified, Decision decision) {
    inbox.send(new Refused(loop, System.nanoTime(), call, classified, decision));
  }

  private record Refused(
      StallgateLoop loop, long began, Call call, Classified classified, Decision decision) {}

  private void judged(Observation observation) {
    Judge.Judged judged = judge().judge(observation);
    Site site = observation.site();
    Held held = observation.held();
    LiveFinding finding = judged(judged, held, true);
    if (site != null) {
      if (finding != null) {
        site.countedFor(finding);
      }
      settle(site, judged);
    }
  }

  /**
   * Enters a call if it counts.
   *
   * @param ended false: it has not come back yet
   */
  private LiveFinding judged(Judge.Judged judged, Held held, boolean ended) {
    if (!judged.counts()) {
      return null;
    }
    LiveFinding finding =
        ledger.enter(
            new Occurrence(
                judged.loop(),
                judged.began(),
                judged.nanos(),
                held == null ? 0 : held.toldNanos(),
                ended,
                judged.frames(),
                judged.evidence()),
            judged.classified(),
            judged.decision());
    if (held != null) {
      held.told(judged.nanos());
    }
    return finding;
  }

  /** From now on the site counts by itself, and sends a stack only for what would be news. */
  private static void settle(Site site, Judge.Judged judged) {
    boolean found = site.finding() != null && !judged.weakened();
    long countFrom = judged.decision().countFrom();
    long stackFrom =
        found || judged.decision().isAllowed() ? judged.decision().raiseFrom() : countFrom;
    site.judge(countFrom, stackFrom);
  }

  private void collect() {
    for (StallgateLoop loop : loops) {
      collect(loop);
    }
    if (recorder != null) {
      recorder.counts(store);
    }
  }

  private void collectLags() {
    for (StallgateLoop loop : loops) {
      if (recorder != null) {
        watch.collect(loop, recorder);
      }
    }
  }

  /** Adds up what the loop's sites have counted by themselves. */
  private void collect(StallgateLoop loop) {
    if (!(loop.sites instanceof Sites sites)) {
      return;
    }
    for (Site site : sites.all()) {
      if (site != null && site.finding() instanceof LiveFinding finding) {
        long calls = site.takeCount();
        if (calls > 0) {
          store.add(finding, calls, site.takeNanos(), site.maxNanos());
        }
      }
    }
  }

  private Judge judge() {
    if (judge == null) {
      judge = agent.judge();
    }
    return judge;
  }

  /** How many loops were seen; any thread. */
  int loopsSeen() {
    return loopsSeen;
  }

  @Override
  public Recorder recorder() {
    if (recorder == null) {
      recorder = agent.recorder(loopsSeen > 0 ? watch : null);
      flight.wanted(agent.wantsFlight());
      agent.manage(store, this);
    }
    return recorder;
  }
}
