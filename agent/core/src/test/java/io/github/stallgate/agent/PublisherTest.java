// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.report.FindingStore;
import io.github.stallgate.report.Live;
import io.github.stallgate.report.LiveFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublisherTest {
  private final FindingStore store = new FindingStore();
  private final Publisher publisher = new Publisher(store, new AgentLog());

  @Test
  void publish_oneListenerFails_othersHearAndItIsNotCalledAgain() {
    List<Map<String, Object>> heard = new ArrayList<>();
    int[] calls = {0};
    publisher.addListener(
        finding -> {
          calls[0]++;
          throw new StackOverflowError("planned");
        });
    publisher.addListener(heard::add);
    LiveFinding finding =
        Live.add(store, Rule.BLOCKING_SLEEP, "com.acme.A", Severity.ERROR).finding();
    publisher.publish(finding, 5);
    publisher.publish(finding, 6);
    assertThat(calls[0]).isEqualTo(1);
    assertThat(heard).extracting(fields -> fields.get("durationNanos")).containsExactly(5L, 6L);
    assertThat(publisher.findings()).hasSize(1);
  }
}
