// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.observe.Inbox;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class SightingsTest {
  private final Inbox inbox = new Inbox();
  private final Sightings sightings = new Sightings(null, inbox, new AgentLog());

  @Test
  void seen_anything_goesToTheReporter() {
    sightings.seen("a stall");
    assertThat(inbox.next()).isEqualTo("a stall");
    assertThat(inbox.next()).isNull();
  }

  @Test
  void isDebugged_thisJvm_isAnswered() {
    assertThat(Management.isDebugged())
        .isEqualTo(
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.contains("jdwp")));
  }
}
