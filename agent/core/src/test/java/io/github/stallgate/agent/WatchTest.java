// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.classify.SeenTurn;
import io.github.stallgate.instrument.HookTable;
import io.github.stallgate.instrument.JdbcTypes;
import io.github.stallgate.observe.watch.Doing;
import io.github.stallgate.observe.watch.WatchLimits;
import io.github.stallgate.observe.watch.WatchPost;
import io.github.stallgate.policy.Policies;
import io.github.stallgate.report.Context;
import io.github.stallgate.report.Contexts;
import io.github.stallgate.report.FindingStore;
import io.github.stallgate.report.LiveFinding;
import io.github.stallgate.report.ReportFile;
import io.github.stallgate.report.ReportLog;
import io.github.stallgate.report.ReportReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
  private static final long MILLI = 1_000_000;
  private static final long PATIENCE_MILLIS = 30_000;

  @TempDir Path directory;
  private final AgentLog log = new AgentLog();
  private final FindingStore store = new FindingStore();
  private final Contexts contexts = new Contexts();
  private final Publisher publisher = new Publisher(store, log);
  private final List<Map<String, Object>> published = new ArrayList<>();
  private final Flight flight = new Flight();
  private final StallgateLoop loop = loop();
  private final WatchPost post =
      new WatchPost(
          new HookTable(), new WatchLimits(MILLI, MILLI, MILLI, MILLI, MILLI), new Deaf());
  private Recorder recorder;
  private Watch watch;

  private record Deaf() implements WatchPost.Listener {
    @Override
    public void needed() {}

    @Override
    public void seen(Object what) {}

    @Override
    public void advise(String line) {}

    @Override
    public void failed(String what, Throwable failure) {
      throw new IllegalStateException(what, failure);
    }
  }

  private static StallgateLoop loop() {
    return new StallgateLoop(new Thread("loop-1"), "netty", "netty:loop-1");
  }

  @BeforeEach
  void begin() throws Exception {
    recorder = new Recorder(new ReportLog(directory.resolve("1-2.jsonl").toFile()), log);
    recorder.begin(Map.of("version", "1.0.0", "pid", 1L), 6, List.of(), true, null);
    publisher.addListener(published::add);
    Judge judge =
        new Judge(new HookTable(), new JdbcTypes(), new Policies(OptionsOf.arguments("")), 25);
    watch = new Watch(new Ledger(store, contexts, publisher, () -> recorder, flight), post, flight);
    watch.judge(new StallJudge(judge, false));
  }

  @Test
  void take_stallThatIsToldWhileItLasts_countsOnce() throws Exception {
    watch.take(hog(loop, 9, 1_000, "check").goesOn().stall());
    watch.take(hog(loop, 9, 4_000, "check").goesOn().stall());
    watch.take(hog(loop, 9, 5_000, "check").stall());
    LiveFinding finding = only();
    assertThat(finding.count()).isEqualTo(1);
    assertThat(finding.totalNanos()).isEqualTo(5_000 * MILLI);
    assertThat(finding.maxNanos()).isEqualTo(5_000 * MILLI);
    assertThat(published).hasSize(1);
    assertThat(store.sinceReset().worstNanos()).isEqualTo(5_000 * MILLI);
    assertThat(read().findings()).hasSize(1);
  }

  @Test
  void take_laterStacksShowAnotherPlace_staysTheFirstsFinding() {
    watch.take(hog(loop, 9, 1_000, "check").goesOn().stall());
    watch.take(hog(loop, 9, 5_000, "other").stall());
    assertThat(only().culprit().method()).isEqualTo("check");
    assertThat(only().count()).isEqualTo(1);
    assertThat(only().totalNanos()).isEqualTo(5_000 * MILLI);
  }

  @Test
  void take_lockThatWasTheMachinesAtFirst_weighsMoreInTheEnd() {
    SeenTurn machines =
        SeenTurn.of(loop, 1_000)
            .did(Doing.LOCKED, 990)
            .lock(SeenTurn.lock(true, true, "com.acme.H.read"));
    watch.take(machines.goesOn().stall());
    assertThat(only().severity()).isEqualTo(Severity.NOTE);
    SeenTurn lock =
        SeenTurn.of(loop, 2_000)
            .did(Doing.LOCKED, 1_990)
            .lock(SeenTurn.lock(false, false, "com.acme.H.read"));
    watch.take(lock.stall());
    assertThat(only().severity()).isEqualTo(Severity.WARNING);
    assertThat(only().count()).isEqualTo(1);
  }

  @Test
  void take_stallThatBeganInATest_isThatTestsAlsoWhenToldLater() throws Exception {
    contexts.end(contexts.begin("A.before()", true, 10), 20);
    Context test = contexts.begin("A.during()", true, 20);
    contexts.end(test, 30);
    Context next = contexts.begin("A.after()", true, 30);
    watch.take(hog(loop, 9, 500, "check").began(25).stall());
    assertThat(contexts.snapshot(test)).hasSize(1);
    assertThat(contexts.snapshot(next)).isEmpty();
    assertThat(read().findings().get(0).sample().context()).isEqualTo("A.during()");
  }

  @Test
  void take_sameFindingInTwoTests_countsInEach() {
    Context first = contexts.begin("A.one()", true, 10);
    watch.take(hog(loop, 9, 500, "check").began(15).stall());
    contexts.end(first, 20);
    Context second = contexts.begin("A.two()", true, 20);
    watch.take(hog(loop, 13, 700, "check").began(25).stall());
    assertThat(contexts.snapshot(first)).singleElement().satisfies(counts(1, 500));
    assertThat(contexts.snapshot(second)).singleElement().satisfies(counts(1, 700));
    assertThat(only().count()).isEqualTo(2);
  }

  private static Consumer<Map<String, Object>> counts(long count, long millis) {
    return fields ->
        assertThat(fields)
            .containsEntry("count", count)
            .containsEntry("totalNanos", millis * MILLI);
  }

  @Test
  void take_stallThatGoesOn_isInTheTimelineOnceItHasEnded() throws Exception {
    watch.take(hog(loop, 9, 1_000, "check").goesOn().stall());
    watch.take(hog(loop, 9, 5_000, "check").stall());
    assertThat(read().stalls())
        .singleElement()
        .satisfies(
            stall -> {
              assertThat(stall.durationNanos()).isEqualTo(5_000 * MILLI);
              assertThat(stall.id()).isEqualTo(only().id());
              assertThat(stall.cause()).isEqualTo("CPU");
            });
  }

  @Test
  void take_nextTurn_countsAnew() {
    watch.take(hog(loop, 9, 1_000, "check").goesOn().stall());
    watch.take(hog(loop, 9, 2_000, "check").stall());
    watch.take(hog(loop, 13, 500, "check").stall());
    watch.take(hog(loop, 17, 500, "check").stall());
    assertThat(only().count()).isEqualTo(3);
    assertThat(only().totalNanos()).isEqualTo(3_000 * MILLI);
  }

  @Test
  void take_endThatNeverCame_isForgottenWithTheNextTurn() {
    watch.take(hog(loop, 9, 1_000, "check").goesOn().stall());
    watch.take(hog(loop, 13, 400, "check").stall());
    assertThat(only().count()).isEqualTo(2);
    assertThat(only().totalNanos()).isEqualTo(1_400 * MILLI);
  }

  @Test
  void take_loopsOfOneNameAndBeat_areToldApart() {
    watch.take(hog(loop, 9, 1_000, "check").goesOn().stall());
    watch.take(hog(loop(), 9, 1_200, "check").stall());
    assertThat(only().count()).isEqualTo(2);
    assertThat(only().totalNanos()).isEqualTo(2_200 * MILLI);
  }

  @Test
  void take_collection_isANoteWithItsEvidence() {
    watch.take(SeenTurn.of(loop, 300).collected(290).stall());
    assertThat(only().rule()).isEqualTo(Rule.LOOP_LAG);
    assertThat(published.get(0))
        .containsEntry("cause", "GC")
        .containsEntry("severity", "note")
        .containsEntry("evidence", Map.of("gcPercent", 96L));
  }

  @Test
  void lag_loopThatIsWatched_isWrittenWhenItChangesAndAtItsEnd() throws Exception {
    post.start();
    post.watch(loop);
    assertThat(post.awaitWatchdog()).isNotNull();
    watch.collect(loop, recorder);
    assertThat(watch.lags()).isEmpty();
    while (watch.lags().isEmpty()) {
      loop.delayNanos = 7 * MILLI;
      loop.turnNanos = MILLI;
      watch.collect(loop, recorder);
    }
    watch.stop();
    watch.collect(loop, recorder);
    watch.collect(loop, recorder);
    watch.ended(loop, recorder);
    assertThat(watch.lags())
        .singleElement()
        .satisfies(lag -> assertThat(lag.lag().max()).isEqualTo(7 * MILLI));
    assertThat(read().lags()).hasSize(1);
    post.stop(PATIENCE_MILLIS);
  }

  @Test
  void ended_noWatchdog_isNothing() throws Exception {
    watch.ended(loop, recorder);
    watch.collect(loop, recorder);
    assertThat(watch.lags()).isEmpty();
  }

  private static SeenTurn hog(StallgateLoop loop, long beat, long millis, String method) {
    return SeenTurn.of(loop, millis)
        .beat(beat)
        .cpu(millis)
        .stacks(5, Doing.COMPUTING, "com.acme.Rules." + method);
  }

  private LiveFinding only() {
    assertThat(store.all()).hasSize(1);
    return store.all().get(0);
  }

  private ReportFile read() throws Exception {
    recorder.end(store, 0);
    return ReportReader.read(directory.resolve("1-2.jsonl"));
  }
}
