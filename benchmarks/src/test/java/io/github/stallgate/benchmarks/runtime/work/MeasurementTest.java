// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.stallgate.harness.Jdk;
import io.github.stallgate.harness.Jdks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Starts each work of each peer in Java once; nothing is measured. */
class MeasurementTest {
  static final Effort LEAST = new Effort(1, 1, 1, 100);

  @ParameterizedTest
  @EnumSource
  void figure_leastEffort_isThere(Work work) throws Exception {
    Jdk jdk = Jdks.running();
    for (Peer peer : Peer.values()) {
      if (peer.runsOn(jdk, jdk) && peer.does(work)) {
        double figure = new Measurement(peer.bench(), LEAST).figure(work);
        assertThat(figure).as("%s of %s", work, peer).isFinite();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void figure_workThatAPeerCanNot_isRefused(Peer peer) {
    Jdk jdk = Jdks.running();
    assumeThat(peer.runsOn(jdk, jdk)).isTrue();
    for (Work work : Work.values()) {
      if (!peer.does(work)) {
        assertThatThrownBy(() -> new Measurement(peer.bench(), LEAST).figure(work))
            .isInstanceOf(UnsupportedOperationException.class);
      }
    }
  }
}
