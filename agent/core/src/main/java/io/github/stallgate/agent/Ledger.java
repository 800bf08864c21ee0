// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.classify.Classified;
import io.github.stallgate.policy.Decision;
import io.github.stallgate.report.Context;
import io.github.stallgate.report.Contexts;
import io.github.stallgate.report.FindingStore;
import io.github.stallgate.report.LiveFinding;
import io.github.stallgate.report.Origin;
import io.github.stallgate.report.Timeline;
import java.util.List;

/** Enters what was found into everything that keeps findings. The reporter thread only. */
final class Ledger {
  private static final long MILLI = 1_000_000;

  private final FindingStore store;
  private final Contexts contexts;
  private final Timeline timeline = new Timeline();
  private final Publisher publisher;
  private final Recorders recorders;
  private final Flight flight;

  /** Where the report is had from; it is begun when the first loop appears. */
  interface Recorders {
    Recorder recorder();
  }

  Ledger(
      FindingStore store,
      Contexts contexts,
      Publisher publisher,
      Recorders recorders,
      Flight flight) {
    this.store = store;
    this.contexts = contexts;
    this.publisher = publisher;
    this.recorders = recorders;
    this.flight = flight;
  }

  /**
   * Counts one occurrence, and writes it if it is news.
   *
   * @return null if there was no room for one more finding
   */
  LiveFinding enter(Occurrence seen, Classified classified, Decision decision) {
    List<Context> during = contexts.at(seen.began());
    Origin origin = new Origin(wallMillis(seen.began()), Contexts.names(during));
    FindingStore.Added added = add(store, seen, classified, decision, origin);
    for (Context context : during) {
      FindingStore own = contexts.findings(context);
      if (own != null) {
        add(own, seen, classified, decision, origin);
      }
    }
    LiveFinding finding = added.finding();
    if (added.isNews()) {
      recorders.recorder().finding(finding);
    }
    if (finding != null && seen.ended() && timeline.admits(seen.nanos())) {
      String cause = seen.evidence().cause();
      recorders.recorder().stall(seen.loop(), finding.id(), cause, origin.at(), seen.nanos());
    }
    flight.occurred(seen.loop(), classified, seen.nanos(), seen.evidence());
    if (finding != null && seen.told() == 0) {
      publisher.publish(finding, seen.nanos());
    }
    return finding;
  }

  /** How long a call must last to be told one by one. */
  long tellsFrom() {
    return timeline.from();
  }

  private static FindingStore.Added add(
      FindingStore to, Occurrence seen, Classified what, Decision decision, Origin origin) {
    return to.add(
        seen.loop(),
        what,
        decision,
        seen.nanos(),
        seen.told(),
        seen.frames(),
        seen.evidence(),
        origin);
  }

  private static long wallMillis(long nanoTime) {
    return System.currentTimeMillis() - (System.nanoTime() - nanoTime) / MILLI;
  }
}
