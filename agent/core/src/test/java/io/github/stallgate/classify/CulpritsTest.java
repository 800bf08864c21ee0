// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.observe.watch.Doing;
import io.github.stallgate.observe.watch.LockWait;
import java.util.List;
import org.junit.jupiter.api.Test;

class CulpritsTest {
  private final Culprits culprits = Judged.culprits();

  @Test
  void innermost_applicationFrame_goesBeforeFrameworkAndJdk() {
    assertThat(culprits.innermost(WrittenStacks.onNetty("java.lang.Thread.sleep")).type())
        .isEqualTo("com.acme.Handler");
    assertThat(innermost("java.lang.Thread.sleep", "io.netty.Some.run")).isEqualTo("run");
    assertThat(innermost("java.lang.Thread.sleep", "java.lang.Thread.run")).isEqualTo("sleep");
  }

  private String innermost(String... methods) {
    return culprits.innermost(WrittenStacks.frames(methods)).method();
  }

  @Test
  void of_noApplicationFrame_isTheFrameworksElseTheJdks() {
    assertThat(culprits.of(List.of(), true)).isNull();
    assertThat(of("java.util.A.a", "io.netty.Some.run", "java.lang.Thread.run")).isEqualTo("run");
    assertThat(of("java.util.A.a", "java.lang.Thread.run")).isEqualTo("a");
  }

  private String of(String... methods) {
    return culprits.of(List.of(WrittenStacks.frames(methods)), true).culprit().method();
  }

  @Test
  void blameless_anyCause_isANoteOfNobody() {
    assertThat(Culprits.blameless(Cause.GC).api()).isEqualTo("jvm.garbageCollection");
    assertThat(Culprits.blameless(Cause.MACHINE).api()).isEqualTo("machine.descheduled");
    assertThat(Culprits.blameless(Cause.UNKNOWN).api()).isEqualTo("machine.unknown");
    assertThat(Culprits.blameless(Cause.GC).rule()).isEqualTo(Rule.LOOP_LAG);
  }

  @Test
  void facts_ofAnUnknownLock_areNone() {
    LockWait unknown = new LockWait(null, null, List.of(), false, false, List.of());
    assertThat(LockFacts.of(unknown, culprits)).isEmpty();
  }

  @Test
  void stacks_ofOtherDoings_areLeftOut() {
    Stacks stacks =
        Stacks.of(
            SeenTurn.of(9)
                .stacks(2, Doing.COMPUTING, "com.acme.A.a")
                .stacks(3, Doing.SLEEPING, "com.acme.B.b")
                .stall()
                .samples(),
            Doing.COMPUTING);
    assertThat(stacks.size()).isEqualTo(2);
    assertThat(stacks.warmingPercent()).isZero();
    assertThat(Stacks.of(List.of(), Doing.COMPUTING).warmingPercent()).isZero();
    assertThat(Stacks.of(List.of(), Doing.COMPUTING).mostlyAllowed()).isFalse();
  }

  @Test
  void stacks_ofInitialisersAndLoaders_areWarming() {
    Stacks stacks =
        Stacks.of(
            SeenTurn.of(9)
                .stacks(1, Doing.COMPUTING, "com.acme.Config.<clinit>", "com.acme.A.a")
                .stacks(1, Doing.COMPUTING, "java.lang.invoke.LambdaMetafactory.metafactory")
                .stacks(2, Doing.COMPUTING, "com.acme.A.a")
                .stall()
                .samples(),
            Doing.COMPUTING);
    assertThat(stacks.warmingPercent()).isEqualTo(50);
  }
}
