// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.util.List;
import java.util.function.IntSupplier;

/** Serves {@link LoopsMXBean} from the store. Safe for use by any thread. */
public final class LoopsBean implements LoopsMXBean {
  private final FindingStore store;
  private final IntSupplier loops;

  /**
   * @param loops how many loops were seen; asked on JMX threads
   */
  public LoopsBean(FindingStore store, IntSupplier loops) {
    this.store = store;
    this.loops = loops;
  }

  @Override
  public int getLoops() {
    return loops.getAsInt();
  }

  @Override
  public int getFindings() {
    return store.sinceReset().findings();
  }

  @Override
  public long getOccurrences() {
    return store.sinceReset().occurrences();
  }

  @Override
  public long getWorstNanos() {
    return store.sinceReset().worstNanos();
  }

  @Override
  public String[] dump() {
    List<String> rows = Summary.rows(store);
    return rows.toArray(new String[0]);
  }

  @Override
  public void reset() {
    store.reset();
  }
}
