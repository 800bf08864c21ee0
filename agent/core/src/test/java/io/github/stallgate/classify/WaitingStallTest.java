// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import static io.github.stallgate.observe.watch.Doing.CALLING;
import static io.github.stallgate.observe.watch.Doing.DISK;
import static io.github.stallgate.observe.watch.Doing.LOCKED;
import static io.github.stallgate.observe.watch.Doing.QUEUED;
import static io.github.stallgate.observe.watch.Doing.SLEEPING;
import static io.github.stallgate.observe.watch.Doing.STOPPED;
import static io.github.stallgate.observe.watch.Doing.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.observe.watch.LockWait;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingStallTest {
  private static final String[] NATIVE = {"com.acme.Native.read!", "com.acme.H.read"};
  private static final String[] INIT = {"com.acme.Config.get", "com.acme.H.read"};

  @Test
  void classify_monitor_isALockWithItsOwner() {
    SeenTurn turn =
        SeenTurn.of(300).did(LOCKED, 290).lock(SeenTurn.lock(false, true, "com.acme.H.read"));
    StallVerdict verdict = Judged.only(turn);
    assertThat(verdict.classified().rule()).isEqualTo(Rule.BLOCKING_LOCK);
    assertThat(verdict.classified().severity()).isEqualTo(Severity.WARNING);
    assertThat(verdict.classified().culprit().method()).isEqualTo("read");
    assertThat(verdict.classified().api()).isEqualTo("synchronized");
    assertThat(verdict.cause()).isEqualTo(Cause.LOCK);
    assertThat(verdict.measure()).isEqualTo(290 * Judged.MILLI);
    assertThat(verdict.facts())
        .containsEntry("lockPercent", 96L)
        .containsEntry("lock", "java.lang.Object@1b2c")
        .containsEntry("owner", "job-7")
        .containsEntry("ownerAt", "com.acme.Job.run(Job.java:41)");
  }

  @Test
  void classify_monitorForShort_isNothing() {
    SeenTurn turn =
        SeenTurn.of(20).did(LOCKED, 9).lock(SeenTurn.lock(false, false, "com.acme.H.read"));
    assertThat(Judged.all(turn)).isEmpty();
    assertThat(Judged.rule(turn.did(LOCKED, 10))).isEqualTo(Rule.BLOCKING_LOCK);
  }

  @Test
  void classify_monitorThatNobodySaw_accusesNobody() {
    assertThat(Judged.all(SeenTurn.of(300).did(LOCKED, 290))).isEmpty();
  }

  @Test
  void classify_ownerGotNoProcessor_isTheMachinesNote() {
    SeenTurn turn =
        SeenTurn.of(300).did(LOCKED, 290).lock(SeenTurn.lock(true, true, "com.acme.H.read"));
    assertThat(Judged.only(turn).cause()).isEqualTo(Cause.MACHINE);
    assertThat(Judged.only(turn).classified().severity()).isEqualTo(Severity.NOTE);
    turn.lock(SeenTurn.lock(true, false, "com.acme.H.read"));
    assertThat(Judged.only(turn).cause()).isEqualTo(Cause.MACHINE);
    turn.lock(SeenTurn.lock(true, false, "com.acme.H.read"));
    assertThat(Judged.only(turn).cause()).isEqualTo(Cause.LOCK);
    assertThat(Judged.only(turn).classified().severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void classify_native_isAWaitOfTheApplicationsFrame() {
    StallVerdict verdict =
        Judged.only(SeenTurn.of(300).did(SLEEPING, 290).stacks(5, SLEEPING, NATIVE));
    assertThat(verdict.classified().rule()).isEqualTo(Rule.BLOCKING_WAIT);
    assertThat(verdict.classified().culprit().type()).isEqualTo("com.acme.Native");
    assertThat(verdict.cause()).isEqualTo(Cause.BLOCKED);
    assertThat(verdict.facts()).containsEntry("blockedPercent", 96L);
  }

  @Test
  void classify_foreignFunction_isAWait() {
    StallVerdict verdict =
        Judged.only(
            SeenTurn.of(300)
                .did(SLEEPING, 290)
                .stacks(5, SLEEPING, "jdk.internal.foreign.abi.Stub.call", "com.acme.H.read"));
    assertThat(verdict.classified().rule()).isEqualTo(Rule.BLOCKING_WAIT);
    assertThat(verdict.classified().culprit().method()).isEqualTo("read");
  }

  @Test
  void classify_oneStackOfAWait_isTooFew() {
    StallVerdict verdict =
        Judged.only(SeenTurn.of(300).did(SLEEPING, 290).stacks(1, SLEEPING, NATIVE));
    assertThat(verdict.classified().severity()).isEqualTo(Severity.NOTE);
    assertThat(verdict.classified().rule()).isEqualTo(Rule.LOOP_LAG);
  }

  @Test
  void classify_debugger_isNobodysFault() {
    SeenTurn turn = SeenTurn.of(9_000).did(SLEEPING, 8_900).stacks(9, SLEEPING, NATIVE);
    assertThat(Judged.debugged(turn)).hasSize(1);
    Judged.isBlameless(Judged.debugged(turn).get(0), Cause.MACHINE);
  }

  @Test
  void classify_ownWaitOfALoopWithoutTurns_isNothing() {
    SeenTurn turn =
        SeenTurn.of(300).between().did(SLEEPING, 290).stacks(5, SLEEPING, "io.netty.Some.wait!");
    assertThat(Judged.all(turn)).isEmpty();
    SeenTurn called = SeenTurn.of(300).between().did(SLEEPING, 290).stacks(5, SLEEPING, NATIVE);
    assertThat(Judged.only(called).classified().severity()).isEqualTo(Severity.NOTE);
  }

  @Test
  void classify_classThatAnotherThreadInitialises_isClassInit() {
    LockWait init =
        new LockWait(
            "initialisation of com.acme.Config",
            "starter",
            List.of(WrittenStacks.elements("com.acme.Config.<clinit>")),
            false,
            false,
            List.of());
    StallVerdict verdict =
        Judged.only(SeenTurn.of(300).did(SLEEPING, 290).lock(init).stacks(5, SLEEPING, INIT));
    assertThat(verdict.classified().rule()).isEqualTo(Rule.BLOCKING_CLASS_INIT);
    assertThat(verdict.classified().severity()).isEqualTo(Severity.NOTE);
    assertThat(verdict.classified().api()).isEqualTo("initialisation of com.acme.Config");
    assertThat(verdict.facts()).containsEntry("owner", "starter");
  }

  @Test
  void classify_mappedFile_isAFile() {
    String[] mapped = {"java.nio.DirectByteBuffer.get", "com.acme.Index.find", "com.acme.H.read"};
    SeenTurn turn = SeenTurn.of(300).did(DISK, 290).faults(70).stacks(5, DISK, mapped);
    assertThat(Judged.rule(turn)).isEqualTo(Rule.BLOCKING_FILE);
    assertThat(Judged.only(turn).classified().culprit().method()).isEqualTo("find");
  }

  @Test
  void classify_swappedHeap_accusesNoFile() {
    SeenTurn turn = SeenTurn.of(300).did(DISK, 290).faults(70).stacks(5, DISK, INIT);
    assertThat(Judged.only(turn).classified().severity()).isEqualTo(Severity.NOTE);
    SeenTurn noFaults = SeenTurn.of(300).did(DISK, 290).stacks(5, DISK, INIT);
    assertThat(Judged.rule(noFaults)).isEqualTo(Rule.BLOCKING_FILE);
  }

  @Test
  void classify_collections_areANoteThatBlamesNobody() {
    SeenTurn turn = SeenTurn.of(300).cpu(20).collected(200).did(STOPPED, 200);
    Judged.isBlameless(Judged.only(turn), Cause.GC);
    assertThat(Judged.only(turn).facts()).containsEntry("gcPercent", 66L);
    Judged.isBlameless(Judged.only(SeenTurn.of(300).stopped(200)), Cause.MACHINE);
  }

  @Test
  void classify_stormOfCollections_neverAccuses() {
    SeenTurn turn =
        SeenTurn.of(3_000)
            .cpu(49)
            .collected(2_900)
            .queued(2_000)
            .stacks(5, SLEEPING, NATIVE)
            .did(SLEEPING, 49);
    Judged.isBlameless(Judged.only(turn), Cause.GC);
  }

  @Test
  void classify_starvedMachine_isANoteThatBlamesNobody() {
    Judged.isBlameless(Judged.only(SeenTurn.of(300).cpu(40).queued(250)), Cause.MACHINE);
    Judged.isBlameless(Judged.only(SeenTurn.of(300).unknown().did(QUEUED, 250)), Cause.MACHINE);
    Judged.isBlameless(Judged.only(SeenTurn.of(300).cpu(40).lost(200)), Cause.MACHINE);
    SeenTurn late = SeenTurn.of(300).cpu(40).late(200);
    Judged.isBlameless(Judged.only(late), Cause.MACHINE);
    assertThat(Judged.only(late).facts())
        .containsEntry("controlWorstNanos", 200 * Judged.MILLI)
        .containsEntry("machinePercent", 66L);
  }

  @Test
  void classify_systemTellsNothing_isUnknown() {
    Judged.isBlameless(Judged.only(SeenTurn.of(300).unknown().did(UNKNOWN, 290)), Cause.UNKNOWN);
  }

  @Test
  void classify_shortTurnOnAStarvedMachine_isNothing() {
    assertThat(Judged.all(SeenTurn.of(49).queued(45))).isEmpty();
    assertThat(Judged.all(SeenTurn.of(300).did(CALLING, 100).did(LOCKED, 160))).isEmpty();
  }

  @Test
  void classify_twoOffences_areTwoVerdicts() {
    SeenTurn turn =
        SeenTurn.of(600)
            .did(LOCKED, 290)
            .did(SLEEPING, 290)
            .lock(SeenTurn.lock(false, false, "com.acme.H.read"))
            .stacks(5, SLEEPING, NATIVE);
    assertThat(Judged.all(turn))
        .extracting(each -> each.classified().rule())
        .containsExactly(Rule.BLOCKING_LOCK, Rule.BLOCKING_WAIT);
  }
}
