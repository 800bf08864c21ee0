// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

import io.github.stallgate.instrument.Readiness;
import io.github.stallgate.loops.LoopListener;
import io.github.stallgate.loops.LoopRegistry;
import io.github.stallgate.loops.Recognisers;
import io.github.stallgate.observe.watch.Held;
import io.github.stallgate.observe.watch.SystemPlace;
import io.github.stallgate.observe.watch.WatchPost;
import io.github.stallgate.options.NamePattern;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The agent's end of the bridge. What runs on a loop here captures a stack (about 2 µs), looks its
 * site up, and either counts or sends; everything else is the reporter's work.
 */
public final class Observer extends StallgateSink {
  /** Where findings can be asked for, and listened to. */
  public interface Findings {
    void addListener(Consumer<Map<String, Object>> listener);

    List<Map<String, Object>> findings();
  }

  /** A call this long is always looked at: its stack costs next to nothing beside it. */
  private static final long LONG_NANOS = 1_000_000;

  private final Inbox inbox;
  private final LoopRegistry loops;
  private final Findings findings;
  private volatile Veto veto;
  private volatile Sliced sliced;
  private volatile boolean sendsAll;
  private volatile long sendFrom = Long.MAX_VALUE;
  private volatile long newestBegan;
  private volatile int contexts;
  private volatile boolean passedOver;

  public Observer(
      Inbox inbox, WatchPost watch, List<NamePattern> names, Readiness hooks, Findings findings) {
    this.inbox = inbox;
    this.loops = new LoopRegistry(names, hooks, new Newcomers(this, inbox, watch));
    this.findings = findings;
  }

  /** Tells the reporter and the watchdog; a class and not a lambda, because it is made at start. */
  private record Newcomers(Observer of, Inbox inbox, WatchPost watch) implements LoopListener {
    @Override
    public void watched(StallgateLoop loop) {
      watch.watch(loop);
      inbox.send(new LoopBegan(loop));
      Sliced heard = of.sliced;
      if (heard != null && Recognisers.isCarrier(loop.kind)) {
        heard.carrier(loop);
      }
    }
  }

  public LoopRegistry loops() {
    return loops;
  }

  /**
   * Calls that last so many nanoseconds are sent one by one, whatever their site counts; a
   * millisecond at the least.
   */
  public void sendFrom(long nanos) {
    sendFrom = Math.max(LONG_NANOS, nanos);
  }

  /**
   * Somebody wants to know what occurs from now on: each place sends at least one more call, and
   * each call of a millisecond is sent.
   */
  public synchronized void contextBegan() {
    newestBegan = System.nanoTime();
    contexts++;
  }

  public synchronized void contextEnded() {
    contexts--;
  }

  /** Whether there were calls that nobody looked at, because they were too many. */
  public boolean hasPassedOver() {
    return passedOver;
  }

  /** Who is told of those who may be asked to give way. */
  public void slice(Sliced by) {
    sliced = by;
  }

  public void veto(Veto by) {
    veto = by;
  }

  @Override
  public void observe(StallgateLoop loop, int hook, long nanos, Object receiver) {
    Sites sites = sites(loop);
    if (nanos < LONG_NANOS && !sites.affords(hook, loop.began)) {
      passedOver = true;
      return;
    }
    look(loop, sites, hook, nanos, receiver);
    sites.spend(hook, System.nanoTime() - loop.began - nanos);
  }

  private void look(StallgateLoop loop, Sites sites, int hook, long nanos, Object receiver) {
    Throwable trace = new Throwable();
    long key = StallgateTrace.key(trace);
    Site site = key == 0 ? null : sites.at(key + hook);
    Held held = held(loop);
    boolean told = held != null && held.isTold();
    boolean sent = sendsAll || told || isWanted(site, nanos);
    if (site == null || sent || !site.count(nanos)) {
      boolean arrives =
          inbox.send(
              new Observation(
                  loop,
                  hook,
                  loop.began,
                  nanos,
                  trace,
                  site,
                  loop.stream,
                  receiver,
                  StallgateRegions.stateOf(loop),
                  held));
      if (site != null && arrives) {
        site.sent(loop.began);
      }
    }
  }

  /** Whether the call is to be told by itself: long ones, and one of each place in each context. */
  private boolean isWanted(Site site, long nanos) {
    if (contexts == 0) {
      return nanos >= sendFrom;
    }
    return nanos >= LONG_NANOS || site != null && site.isSilentSince(newestBegan);
  }

  /** What the watchdog knows of the call that ends; null if it was too short for it. */
  private static Held held(StallgateLoop loop) {
    return loop.held instanceof Held held && held.isOf(loop.began) ? held : null;
  }

  private static Sites sites(StallgateLoop loop) {
    Sites sites = (Sites) loop.sites;
    if (sites == null) {
      sites = new Sites();
      loop.sites = sites;
    }
    return sites;
  }

  @Override
  public void veto(StallgateLoop loop, int hook) {
    Veto by = veto;
    if (by != null) {
      by.check(loop, hook, new Throwable());
    }
  }

  @Override
  public void starting(Thread thread) {
    loops.starting(thread);
  }

  @Override
  public StallgateLoop entering(Thread thread, String kind, Object runner) {
    Sliced heard = sliced;
    if (heard != null && runner != null && Recognisers.isShared(kind)) {
      heard.runtime(runner);
    }
    return loops.entering(thread, kind, runner);
  }

  @Override
  public void ended(StallgateLoop loop) {
    inbox.send(new LoopEnded(loop));
  }

  @Override
  public long lateness(Object task) {
    return Lateness.of(task);
  }

  @Override
  public long systemId() {
    return SystemPlace.currentThread();
  }

  @Override
  public void mark(Thread thread, String kind) {
    loops.mark(thread, kind);
  }

  @Override
  public void addListener(Consumer<Map<String, Object>> listener) {
    findings.addListener(listener);
    sendsAll = true;
  }

  @Override
  public List<Map<String, Object>> findings() {
    return findings.findings();
  }
}
