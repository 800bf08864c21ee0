// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.StandIn;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HookTableTest {
  private static final int ID = StallgateHooks.LIMIT - 3;
  private final HookTable table = new HookTable();

  @AfterEach
  void forget() {
    boolean[] none = new boolean[Family.values().length];
    table.limits(new long[Family.values().length], none, none);
    StallgateHooks.KINDS[ID] = StallgateHooks.TIMED;
    StallgateHooks.MINIMUMS[ID] = 0;
  }

  @Test
  void limits_setBeforeAndAfter_reachTheBridge() {
    long[] minimums = new long[Family.values().length];
    boolean[] asked = new boolean[Family.values().length];
    minimums[Family.FILE.ordinal()] = 5;
    asked[Family.FILE.ordinal()] = true;
    table.limits(minimums, asked, new boolean[asked.length]);
    table.add("some", List.of(hook(Family.FILE)), List.of("some.gone", "some.gone"));
    assertThat(StallgateHooks.MINIMUMS[ID]).isEqualTo(5);
    assertThat(StallgateHooks.VETOED[ID]).isTrue();
    minimums[Family.FILE.ordinal()] = 6;
    assertThat(StallgateHooks.MINIMUMS[ID]).isEqualTo(5);
    table.limits(minimums, new boolean[asked.length], new boolean[asked.length]);
    assertThat(StallgateHooks.MINIMUMS[ID]).isEqualTo(6);
    assertThat(StallgateHooks.VETOED[ID]).isFalse();
    assertThat(table.missing()).containsExactly("some.gone");
  }

  @Test
  void add_hookThatOnlySilences_isNeverTimed() {
    table.add("some", List.of(hook(Family.LOADING)), List.of());
    assertThat(StallgateHooks.KINDS[ID]).isEqualTo(StallgateHooks.QUIET);
    assertThat(StallgateHooks.MINIMUMS[ID]).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void add_theSameClassTwice_countsOnce() {
    table.add("some", List.of(hook(Family.FILE)), List.of());
    table.add("some", List.of(hook(Family.FILE)), List.of());
    assertThat(table.live()).isEqualTo(1);
    assertThat(table.hooks()).hasSize(StandIn.ALL.size() + 1);
    assertThat(table.of(ID)).isEqualTo(hook(Family.FILE));
    assertThat(table.of(StandIn.ALL.get(0).id()).atCallSite()).isTrue();
  }

  private static Hook hook(Family family) {
    return new Hook(ID, family, "some.method", false);
  }
}
