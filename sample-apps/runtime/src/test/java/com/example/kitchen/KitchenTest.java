// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.kitchen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.runtime.testing.LoopTest;
import io.github.stallgate.runtime.testing.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KitchenTest {
  /** Dishes that need no time at all. */
  private static final Kitchen.Specials INSTANT =
      new Kitchen.Specials() {
        @Override
        public byte[] mayonnaise() {
          return new byte[0];
        }

        @Override
        public String secretSauce() {
          return "";
        }
      };

  @Test
  @LoopTest
  void open_oneCook_servesAllSoupsOfACourseAtOnce(VirtualClock clock) {
    assertThat(new Kitchen(INSTANT).open())
        .hasSize(4)
        .allMatch(course -> course.endsWith("14 orders served, a soup was stirred 0 ms late"));
    assertThat(clock.now()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  @LoopTest
  void secretSauce_readElsewhere_isTheSame() throws Exception {
    assertThat(new CleanSpecials().secretSauce()).isEqualTo(new PlantedSpecials().secretSauce());
  }
}
