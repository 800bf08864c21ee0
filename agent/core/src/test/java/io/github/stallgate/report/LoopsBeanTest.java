// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopsBeanTest {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final FindingStore store = new FindingStore();
  private ObjectName name;

  @BeforeEach
  void register() throws Exception {
    name = new ObjectName("stallgate:type=Loops");
    assertThat(LoopsRegistration.register(new LoopsBean(store, () -> 3))).isNull();
  }

  @AfterEach
  void unregister() throws Exception {
    server.unregisterMBean(name);
  }

  @Test
  void attributes_throughTheServer_tellWhatWasFound() throws Exception {
    LiveFinding finding =
        Live.add(store, Rule.BLOCKING_SLEEP, "com.acme.A", Severity.ERROR).finding();
    Live.add(store, Rule.BLOCKING_CONSOLE, "com.acme.B", Severity.NOTE);
    store.add(finding, 5, 9_000_000_000L, 2_000_000_000L);
    assertThat(server.getAttribute(name, "Loops")).isEqualTo(3);
    assertThat(server.getAttribute(name, "Findings")).isEqualTo(2);
    assertThat(server.getAttribute(name, "Occurrences")).isEqualTo(7L);
    assertThat(server.getAttribute(name, "WorstNanos")).isEqualTo(2_000_000_000L);
    assertThat((String[]) server.invoke(name, "dump", null, null))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("error[BlockingSleep]")
                    .contains("6x", "worst 2 s")
                    .endsWith("com.acme.A.read(Some.java:41)"),
            line -> assertThat(line).startsWith("note[BlockingConsole]"));
  }

  @Test
  void reset_counters_leavesTheFindings() throws Exception {
    LiveFinding finding =
        Live.add(store, Rule.BLOCKING_SLEEP, "com.acme.A", Severity.ERROR).finding();
    server.invoke(name, "reset", null, null);
    assertThat(server.getAttribute(name, "Findings")).isEqualTo(0);
    assertThat(server.getAttribute(name, "Occurrences")).isEqualTo(0L);
    assertThat(server.getAttribute(name, "WorstNanos")).isEqualTo(0L);
    assertThat((String[]) server.invoke(name, "dump", null, null)).hasSize(1);
    assertThat(store.all()).containsExactly(finding);
    assertThat(finding.count()).isEqualTo(1);
    store.add(finding, 2, 30, 1_000_000_000);
    assertThat(server.getAttribute(name, "Findings")).isEqualTo(1);
    assertThat(server.getAttribute(name, "WorstNanos")).isEqualTo(30L);
  }

  @Test
  void dump_hostileNames_areEscaped() throws Exception {
    Live.add(store, Rule.BLOCKING_SLEEP, Live.HOSTILE, Severity.ERROR);
    assertThat(((String[]) server.invoke(name, "dump", null, null))[0].chars())
        .noneMatch(c -> Character.isISOControl(c) || c == 0x202e || c == 0x2028);
  }

  @Test
  void register_again_replacesTheBean() throws Exception {
    assertThat(LoopsRegistration.register(new LoopsBean(store, () -> 7))).isNull();
    assertThat(server.getAttribute(name, "Loops")).isEqualTo(7);
  }
}
