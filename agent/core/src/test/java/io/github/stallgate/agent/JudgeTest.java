// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.StandIn;
import io.github.stallgate.instrument.HookTable;
import io.github.stallgate.instrument.JdbcTypes;
import io.github.stallgate.observe.Observation;
import io.github.stallgate.policy.Policies;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final long MILLI = 1_000_000;
  private final StallgateLoop loop =
      new StallgateLoop(new Thread("loop-1"), "netty", "netty:loop-1");

  private Judge.Judged judged(String type, String method, long nanos) throws Exception {
    Judge judge =
        new Judge(new HookTable(), new JdbcTypes(), new Policies(OptionsOf.arguments("")), 25);
    Throwable trace = new Throwable();
    trace.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement(null, "java.base", "25", type, method, "Bits.java", 118),
          new StackTraceElement("com.acme.Encoder", "encode", "Encoder.java", 41)
        });
    int hook = StandIn.ALL.get(2).id();
    return judge.judge(
        new Observation(loop, hook, 0, nanos, trace, null, (byte) 0, null, (byte) 0, null));
  }

  @Test
  void judge_threadWasPreemptedWhileItReserved_countsNothingAndAsksAgain() throws Exception {
    Judge.Judged judged = judged("java.nio.Bits", "reserveMemory", 18 * MILLI);
    assertThat(judged.counts()).isFalse();
    assertThat(judged.decision().isAllowed()).isFalse();
  }

  @Test
  void judge_directMemoryWasExhausted_counts() throws Exception {
    Judge.Judged judged = judged("java.nio.Bits", "reserveMemory", 60 * MILLI);
    assertThat(judged.counts()).isTrue();
    assertThat(judged.classified().rule()).isEqualTo(Rule.BLOCKING_WAIT);
  }

  @Test
  void judge_collectionAskedFor_countsWhateverItTook() throws Exception {
    assertThat(judged("java.lang.System", "gc", 18 * MILLI).counts()).isTrue();
  }
}
