// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.classify.Classified;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingStoreTest {
  private static final int MOST = 10_000;
  private static final int MOST_FRAMES = 128;
  private final FindingStore store = new FindingStore();

  @Test
  void add_sameFingerprint_isOneFindingAndCounts() {
    FindingStore.Added first = add("com.acme.A", Severity.ERROR);
    FindingStore.Added second = add("com.acme.A", Severity.ERROR);
    assertThat(first.isNews()).isTrue();
    assertThat(second.isNews()).isFalse();
    assertThat(second.finding()).isSameAs(first.finding());
    assertThat(store.size()).isEqualTo(1);
    assertThat(first.finding().count()).isEqualTo(2);
    assertThat(first.finding().totalNanos()).isEqualTo(2_000_000_000);
  }

  @Test
  void add_weighsMore_isNewsOnce() {
    add("com.acme.A", Severity.WARNING);
    assertThat(add("com.acme.A", Severity.ERROR).isNews()).isTrue();
    assertThat(add("com.acme.A", Severity.WARNING).isNews()).isFalse();
    assertThat(store.count(Severity.ERROR)).isEqualTo(1);
    assertThat(store.count(Severity.WARNING)).isZero();
  }

  @Test
  void add_full_refusesNewOnesAndCountsOldOnes() {
    for (int i = 0; i < MOST; i++) {
      add("com.acme.A" + i, Severity.ERROR);
    }
    FindingStore.Added refused = add("com.acme.Another", Severity.ERROR);
    assertThat(refused.finding()).isNull();
    assertThat(refused.isNews()).isFalse();
    assertThat(store.refused()).isEqualTo(1);
    assertThat(store.size()).isEqualTo(MOST);
    assertThat(add("com.acme.A7", Severity.ERROR).finding().count()).isEqualTo(2);
  }

  @Test
  void changed_asked_areTheOnesThatCountedSince() {
    LiveFinding finding = add("com.acme.A", Severity.ERROR).finding();
    assertThat(store.changed()).containsExactly(finding);
    assertThat(store.changed()).isEmpty();
    store.add(finding, 3, 30, 20);
    assertThat(store.changed()).containsExactly(finding);
    assertThat(finding.count()).isEqualTo(4);
  }

  @Test
  void snapshot_ofAFinding_hasFieldsAndCounts() {
    add("com.acme.A", Severity.ERROR);
    assertThat(store.snapshot())
        .singleElement()
        .satisfies(
            fields ->
                assertThat(fields)
                    .containsEntry("rule", "BlockingFile")
                    .containsEntry("severity", "error")
                    .containsEntry("count", 1L)
                    .containsEntry("maxNanos", 1_000_000_000L)
                    .containsKeys("id", "culprit", "framework", "stack", "api", "loop"));
  }

  @Test
  void add_restOfWhatWasTold_countsNoMoreAndOnlyTheRest() {
    LiveFinding finding = part(4, 0);
    part(10, 4);
    part(9, 10);
    assertThat(finding.count()).isEqualTo(1);
    assertThat(finding.totalNanos()).isEqualTo(10);
    assertThat(finding.maxNanos()).isEqualTo(10);
    assertThat(store.sinceReset()).isEqualTo(new FindingStore.Counters(1, 1, 10));
  }

  private LiveFinding part(long nanos, long told) {
    Classified classified = Live.classified(Rule.CPU_HOG, "com.acme.A");
    Evidence evidence = new Evidence("CPU", nanos, 1, Map.of());
    return store
        .add(
            Live.loop("l"),
            classified,
            Live.report(Severity.ERROR),
            nanos,
            told,
            List.of(),
            evidence,
            Origin.UNKNOWN)
        .finding();
  }

  @Test
  void add_endlessStack_isCut() {
    Classified classified = Live.classified(Rule.BLOCKING_FILE, "com.acme.A");
    LiveFinding finding =
        store
            .add(
                Live.loop("l"),
                classified,
                Live.report(Severity.ERROR),
                1,
                Collections.nCopies(5_000, classified.culprit()))
            .finding();
    assertThat((List<?>) finding.fields().get("stack")).hasSize(MOST_FRAMES);
  }

  private FindingStore.Added add(String type, Severity severity) {
    return Live.add(store, Rule.BLOCKING_FILE, type, severity);
  }
}
