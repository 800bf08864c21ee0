// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.catalog.StackTables;
import io.github.stallgate.observe.watch.CarrierStall;
import io.github.stallgate.observe.watch.Doing;
import io.github.stallgate.observe.watch.LockWait;
import io.github.stallgate.observe.watch.StackSample;
import io.github.stallgate.observe.watch.Stall;
import io.github.stallgate.observe.watch.WatchLimits;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarrierClassifierTest {
  private static final long MILLI = 1_000_000;
  private static final WatchLimits LIMITS =
      new WatchLimits(50 * MILLI, 10 * MILLI, 50 * MILLI, 20 * MILLI, 50 * MILLI);
  private static final StackTraceElement BASE =
      new StackTraceElement(null, "java.base", null, "java.lang.VirtualThread", "run", null, 1);

  private final Classifier calls = new Classifier(StackTables.read(), type -> List.of());
  private final CarrierClassifier classifier =
      new CarrierClassifier(calls, new Culprits(StackTables.read()), false, 25);

  private static StackTraceElement at(String type, String method) {
    return new StackTraceElement(type, method, "Source.java", 7);
  }

  /** A turn of 100 ms in which the carrier did that, seen on five equal stacks. */
  private static Stall stall(
      Doing doing, long millis, long queued, List<LockWait> locks, StackTraceElement... frames) {
    long[] did = new long[Doing.values().length];
    did[doing.ordinal()] = millis * MILLI;
    long cpu = doing == Doing.COMPUTING ? millis * MILLI : 0;
    StackSample sample = new StackSample(frames, doing, false, false);
    return new Stall(
        new StallgateLoop(new Thread("carrier"), "virtual", "virtual:carrier"),
        5,
        0,
        true,
        true,
        100 * MILLI,
        cpu,
        queued * MILLI,
        0,
        0,
        0,
        0,
        0,
        did,
        0,
        0,
        0,
        0,
        Collections.nCopies(5, sample),
        locks);
  }

  private List<StallVerdict> classify(Stall stall, long waiting) {
    return classifier.classify(new CarrierStall(stall, waiting), LIMITS);
  }

  @Test
  void classify_computingWhileOthersWait_isAHog() {
    Stall stall = stall(Doing.COMPUTING, 90, 0, List.of(), at("com.acme.Rank", "sort"), BASE);
    StallVerdict verdict = classify(stall, 12).get(0);
    assertThat(verdict.classified().rule()).isEqualTo(Rule.CARRIER_HOG);
    assertThat(verdict.classified().severity()).isEqualTo(Severity.WARNING);
    assertThat(verdict.classified().api()).isEqualTo("com.acme.Rank.sort");
    assertThat(verdict.cause()).isEqualTo(Cause.CPU);
    assertThat(verdict.measure()).isEqualTo(90 * MILLI);
    assertThat(verdict.facts()).containsEntry("waiting", 12L).containsEntry("cpuPercent", 90L);
  }

  @Test
  void classify_computingWhileNobodyWaits_isNothing() {
    assertThat(classify(stall(Doing.COMPUTING, 90, 0, List.of(), at("a.B", "c"), BASE), 0))
        .isEmpty();
  }

  @Test
  void classify_computingForLessThanTheLimit_isNothing() {
    assertThat(classify(stall(Doing.COMPUTING, 49, 0, List.of(), at("a.B", "c"), BASE), 3))
        .isEmpty();
  }

  @Test
  void classify_computingInClassInitialisers_isWarmUp() {
    Stall stall = stall(Doing.COMPUTING, 90, 0, List.of(), at("a.B", "<clinit>"), BASE);
    assertThat(classify(stall, 3)).isEmpty();
  }

  @Test
  void classify_waitForAMonitor_isPinnedWithItsReason() {
    Stall stall = stall(Doing.PINNED, 60, 0, List.of(), at("com.acme.Config", "<clinit>"), BASE);
    StallVerdict verdict = classify(stall, 0).get(0);
    assertThat(verdict.classified().rule()).isEqualTo(Rule.CARRIER_PINNED);
    assertThat(verdict.classified().severity()).isEqualTo(Severity.ERROR);
    assertThat(verdict.classified().api()).isEqualTo("synchronized");
    assertThat(verdict.measure()).isEqualTo(60 * MILLI);
    assertThat(verdict.facts())
        .containsEntry("reason", "a class is being initialised: com.acme.Config.<clinit>");
  }

  @Test
  void classify_waitForAnothersInitialiser_isPinned() {
    LockWait init =
        new LockWait("initialisation of a.B", "main", List.of(), false, false, List.of());
    Stall stall = stall(Doing.SLEEPING, 60, 0, List.of(init), at("com.acme.Main", "run"), BASE);
    StallVerdict verdict = classify(stall, 0).get(0);
    assertThat(verdict.classified().rule()).isEqualTo(Rule.CARRIER_PINNED);
    assertThat(verdict.facts()).containsEntry("reason", "it waits for the initialisation of a.B");
  }

  @Test
  void classify_sleepInANativeOfTheApplication_isPinned() {
    Stall stall = stall(Doing.SLEEPING, 90, 0, List.of(), at("com.acme.Codec", "call"), BASE);
    StallVerdict verdict = classify(stall, 0).get(0);
    assertThat(verdict.classified().rule()).isEqualTo(Rule.CARRIER_PINNED);
    assertThat(verdict.classified().api()).isEqualTo("native code");
    assertThat(verdict.facts())
        .containsEntry("reason", "it waits in native code, called by com.acme.Codec.call");
  }

  @Test
  void classify_sleepInANativeOfTheJdk_isNothing() {
    StackTraceElement read =
        new StackTraceElement(
            null, "java.base", null, "java.io.FileInputStream", "read0", null, -2);
    Stall stall = stall(Doing.SLEEPING, 90, 0, List.of(), read, at("a.B", "c"), BASE);
    assertThat(classify(stall, 3)).isEmpty();
  }

  @Test
  void classify_pinnedOnAStarvedMachine_isANote() {
    Stall stall = stall(Doing.PINNED, 60, 40, List.of(), at("com.acme.Config", "load"), BASE);
    StallVerdict verdict = classify(stall, 0).get(0);
    assertThat(verdict.classified().severity()).isEqualTo(Severity.NOTE);
    assertThat(verdict.cause()).isEqualTo(Cause.MACHINE);
  }

  @Test
  void classify_pinnedInTheJdkAlone_isNothing() {
    assertThat(classify(stall(Doing.PINNED, 60, 0, List.of(), BASE), 0)).isEmpty();
  }

  @Test
  void pinnedPark_belowAClassLoader_isExcused() {
    List<Frame> loading =
        WrittenStacks.frames(
            "java.lang.VirtualThread.parkOnCarrierThread",
            "com.acme.Loader.findClass",
            "java.lang.ClassLoader.loadClass",
            "com.acme.Main.run");
    assertThat(calls.classify(WrittenStacks.call(Family.PINNED, loading)).excused()).isNotNull();
  }

  @Test
  void pinnedPark_inAClassInitialiser_isNoBlockingClassInit() {
    List<Frame> init = WrittenStacks.frames("java.lang.Thread.sleep", "com.acme.Config.<clinit>");
    Classified what = calls.classify(WrittenStacks.call(Family.PINNED, init));
    assertThat(what.rule()).isEqualTo(Rule.CARRIER_PINNED);
    assertThat(what.api()).isEqualTo("java.lang.Thread.sleep");
    assertThat(what.excused()).isNull();
  }
}
