// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.bridge;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Remembers what the bridge tells; fails with {@link #failure} if it is set. */
public class RecordingSink extends StallgateSink {
  /** One observed call. */
  public record Seen(StallgateLoop loop, int hook, long nanos, Object receiver) {}

  public final List<Seen> seen = new CopyOnWriteArrayList<>();
  public final List<Integer> asked = new CopyOnWriteArrayList<>();
  public final List<Thread> started = new CopyOnWriteArrayList<>();
  public final List<String> entered = new CopyOnWriteArrayList<>();
  public final List<StallgateLoop> ended = new CopyOnWriteArrayList<>();
  public volatile RuntimeException failure;
  public volatile Error refusal;

  @Override
  public void observe(StallgateLoop loop, int hook, long nanos, Object receiver) {
    seen.add(new Seen(loop, hook, nanos, receiver));
    fail();
  }

  @Override
  public void veto(StallgateLoop loop, int hook) {
    asked.add(hook);
    if (refusal != null) {
      throw refusal;
    }
    fail();
  }

  @Override
  public void starting(Thread thread) {
    started.add(thread);
    fail();
  }

  @Override
  public StallgateLoop entering(Thread thread, String kind, Object runner) {
    entered.add(kind);
    fail();
    return new StallgateLoop(thread, kind, kind + ":" + thread.getName());
  }

  @Override
  public void ended(StallgateLoop loop) {
    ended.add(loop);
    fail();
  }

  @Override
  public long lateness(Object task) {
    fail();
    return task instanceof Long late ? late : -1;
  }

  @Override
  public long systemId() {
    fail();
    return 4711;
  }

  @Override
  public void mark(Thread thread, String kind) {}

  @Override
  public void addListener(Consumer<Map<String, Object>> listener) {}

  @Override
  public List<Map<String, Object>> findings() {
    return List.of();
  }

  private void fail() {
    if (failure != null) {
      throw failure;
    }
  }
}
