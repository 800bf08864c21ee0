// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.classify.Classified;
import io.github.stallgate.classify.Frame;
import io.github.stallgate.policy.Decision;
import io.github.stallgate.report.Evidence;
import io.github.stallgate.report.FindingStore;
import io.github.stallgate.report.LiveFinding;
import java.util.List;

/** Enters what was found into everything that keeps findings. The reporter thread only. */
final class Ledger {
  private final FindingStore store;
  private final Publisher publisher;
  private final Recorders recorders;
  private final Flight flight;

  /** Where the report is had from; it is begun when the first loop appears. */
  interface Recorders {
    Recorder recorder();
  }

  Ledger(FindingStore store, Publisher publisher, Recorders recorders, Flight flight) {
    this.store = store;
    this.publisher = publisher;
    this.recorders = recorders;
    this.flight = flight;
  }

  /**
   * Counts one occurrence, and writes it if it is news.
   *
   * @param told nanoseconds of the same occurrence that were entered while it went on; then only
   *     the rest is added
   * @return null if there was no room for one more finding
   */
  LiveFinding enter(
      StallgateLoop loop,
      Classified classified,
      Decision decision,
      long nanos,
      long told,
      List<Frame> frames,
      Evidence evidence) {
    FindingStore.Added added = store.add(loop, classified, decision, nanos, told, frames, evidence);
    LiveFinding finding = added.finding();
    if (added.isNews()) {
      recorders.recorder().finding(finding);
    }
    flight.occurred(loop, classified, nanos, evidence);
    if (finding != null && told == 0) {
      publisher.publish(finding, nanos);
    }
    return finding;
  }
}
