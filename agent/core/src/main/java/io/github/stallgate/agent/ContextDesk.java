// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.observe.Inbox;
import io.github.stallgate.observe.Observer;
import io.github.stallgate.observe.Settled;
import io.github.stallgate.observe.watch.WatchPost;
import io.github.stallgate.report.Context;
import io.github.stallgate.report.Contexts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Serves those who run tests: which one runs, what was found in it, and whether all is known. */
final class ContextDesk extends StallgateContexts {
  private final Contexts contexts;
  private final Observer observer;
  private final WatchPost watch;
  private final Inbox inbox;
  private final Agent agent;

  ContextDesk(Contexts contexts, Observer observer, WatchPost watch, Inbox inbox, Agent agent) {
    this.contexts = contexts;
    this.observer = observer;
    this.watch = watch;
    this.inbox = inbox;
    this.agent = agent;
  }

  /** Loops are told after the context is known, so that what they send then is counted in it. */
  @Override
  public Object begin(String name, boolean collects) {
    Context context = contexts.begin(name, collects, System.nanoTime());
    observer.contextBegan();
    return context;
  }

  @Override
  public void end(Object context) {
    if (contexts.end((Context) context, System.nanoTime())) {
      observer.contextEnded();
    }
  }

  @Override
  public void forget(Object context) {
    end(context);
    contexts.forget((Context) context);
  }

  @Override
  public List<Map<String, Object>> findings(Object context) {
    return contexts.snapshot((Context) context);
  }

  @Override
  public String diagnostic(Object context, String id) {
    return contexts.diagnostic((Context) context, id, agent.words());
  }

  /** First the watchdog, then the reporter, who takes what the watchdog has sent. */
  @Override
  public boolean settle(long nanos) {
    if (StallgateTable.current() != null) {
      return false;
    }
    long until = System.nanoTime() + nanos;
    try {
      boolean calm = watch.settle(nanos);
      CountDownLatch taken = new CountDownLatch(1);
      return inbox.send(new Settled(taken))
          && taken.await(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS)
          && calm;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
