// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of call blocks once in each way, but without an agent; nothing is measured. */
class GapForkTest {
  @ParameterizedTest
  @EnumSource
  void gapNanos_callThatBlocks_heartIsHeardAndAllEnds(Kind kind) throws Exception {
    for (Way way : Way.values()) {
      assertThat(GapFork.gapNanos(kind, way, 20)).as(way.label()).isPositive();
    }
  }
}
