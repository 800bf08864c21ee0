// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.observe.Observer;
import io.github.stallgate.report.FindingStore;
import io.github.stallgate.report.LiveFinding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Serves the public facade: findings on request, and every occurrence to listeners. */
final class Publisher implements Observer.Findings {
  private final List<Consumer<Map<String, Object>>> listeners = new CopyOnWriteArrayList<>();
  private final FindingStore store;
  private final AgentLog log;

  Publisher(FindingStore store, AgentLog log) {
    this.store = store;
    this.log = log;
  }

  @Override
  public void addListener(Consumer<Map<String, Object>> listener) {
    listeners.add(listener);
  }

  @Override
  public List<Map<String, Object>> findings() {
    return store.snapshot();
  }

  /** Tells every listener; one that throws is not asked again. The reporter thread. */
  void publish(LiveFinding finding, long nanos) {
    for (Consumer<Map<String, Object>> listener : listeners) {
      Map<String, Object> fields = store.fields(finding);
      fields.put("durationNanos", nanos);
      try {
        listener.accept(fields);
      } catch (Throwable failure) {
        listeners.remove(listener);
        log.once("a listener of the application failed and is not called again: " + failure);
      }
    }
  }
}
