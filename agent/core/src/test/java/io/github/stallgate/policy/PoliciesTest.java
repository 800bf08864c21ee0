// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.policy;

import static io.github.stallgate.classify.WrittenStacks.call;
import static io.github.stallgate.classify.WrittenStacks.onNetty;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.catalog.StackTables;
import io.github.stallgate.classify.Classified;
import io.github.stallgate.classify.Classifier;
import io.github.stallgate.classify.Frame;
import io.github.stallgate.classify.WrittenStacks;
import io.github.stallgate.observe.watch.WatchLimits;
import io.github.stallgate.options.OptionSources;
import io.github.stallgate.options.Options;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {
  private static final Consent NONE = frame -> null;
  private static final long MILLI = 1_000_000;

  @Test
  void decide_nothingSaid_reportsWithTheRulesSeverity() throws Exception {
    Decision decision = decide("", Family.SLEEP, 5, NONE);
    assertThat(decision.action()).isEqualTo(Action.REPORT);
    assertThat(decision.severity()).isEqualTo(Severity.ERROR);
    assertThat(decision.countFrom()).isZero();
    assertThat(decision.raiseFrom()).isEqualTo(Long.MAX_VALUE);
    assertThat(decision.isAllowed()).isFalse();
  }

  @Test
  void decide_fileLockThatWasFree_isRaisedOnceItIsContended() throws Exception {
    Decision free = decide("", Family.FILE_LOCK, 0, NONE);
    assertThat(free.severity()).isEqualTo(Severity.WARNING);
    assertThat(free.raiseFrom()).isEqualTo(MILLI);
    assertThat(decide("", Family.FILE_LOCK, MILLI, NONE).severity()).isEqualTo(Severity.ERROR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rule.BlockingSleep=allow|rule.BlockingSleep=allow",
        "allow=com.acme.Handler#channelRead:known|known",
        "allow=com.acme.*#channelRead|allow=com.acme.*#channelRead",
        "allow=com.acme.Handler|allow=com.acme.Handler"
      })
  void decide_allowedByOption_isSilentForThatReason(String arguments, String reason)
      throws Exception {
    Decision decision = decide(arguments, Family.SLEEP, 5, NONE);
    assertThat(decision.isAllowed()).isTrue();
    assertThat(decision.reason()).isEqualTo(reason);
    assertThat(decision.countFrom()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "allow=com.acme.Handler#other",
    "allow=com.acme.Other",
    "allow=io.netty.*",
    "rule.BlockingFile=allow"
  })
  void decide_somethingElseIsAllowed_reports(String arguments) throws Exception {
    assertThat(decide(arguments, Family.SLEEP, 5, NONE).isAllowed()).isFalse();
  }

  @Test
  void decide_patternNamesTheMethodOfALambda_isAllowed() throws Exception {
    List<Frame> frames =
        WrittenStacks.frames(
            "java.lang.Thread.sleep", "com.acme.Start.lambda$load$0", "io.netty.Some.run");
    Decision decision =
        policies("allow=com.acme.Start#load:once")
            .decide(classified(Family.SLEEP, frames), frames, 5, NONE);
    assertThat(decision.reason()).isEqualTo("once");
  }

  @Test
  void decide_anyApplicationFrameConsents_isAllowed() throws Exception {
    Consent consent = frame -> frame.type().startsWith("io.netty.channel") ? "asked for" : null;
    assertThat(decide("", Family.SLEEP, 5, consent).reason()).isEqualTo("asked for");
    Consent ofTheJdk = frame -> frame.type().startsWith("java.") ? "never asked" : null;
    assertThat(decide("", Family.SLEEP, 5, ofTheJdk).isAllowed()).isFalse();
  }

  @Test
  void decide_excusedByTheTable_isAllowedForItsReason() throws Exception {
    List<Frame> frames = onNetty("java.io.File.exists", "java.util.Some.<clinit>");
    Decision decision = policies("").decide(classified(Family.FILE, frames), frames, 5, NONE);
    assertThat(decision.reason()).contains("initialised");
  }

  @Test
  void decide_fileCallAtTheThreshold_weighsMore() throws Exception {
    Decision under = decide("threshold=20ms", Family.FILE, 20 * MILLI - 1, NONE);
    assertThat(under.severity()).isEqualTo(Severity.WARNING);
    assertThat(under.raiseFrom()).isEqualTo(20 * MILLI);
    Decision over = decide("threshold=20ms", Family.FILE, 20 * MILLI, NONE);
    assertThat(over.severity()).isEqualTo(Severity.ERROR);
    assertThat(over.raiseFrom()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void decide_severityGiven_isNotRaised() throws Exception {
    Decision decision = decide("rule.BlockingFile.severity=note", Family.FILE, 900 * MILLI, NONE);
    assertThat(decision.severity()).isEqualTo(Severity.NOTE);
    assertThat(decision.raiseFrom()).isEqualTo(Long.MAX_VALUE);
    assertThat(
            decide("rule.BlockingSleep.severity=warning", Family.SLEEP, 900 * MILLI, NONE)
                .severity())
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void decide_modeOrRuleThrows_throws() throws Exception {
    assertThat(decide("mode=throw", Family.SLEEP, 5, NONE).action()).isEqualTo(Action.THROW);
    assertThat(decide("rule.BlockingSleep=throw", Family.SLEEP, 5, NONE).action())
        .isEqualTo(Action.THROW);
    assertThat(decide("mode=throw,rule.BlockingSleep=report", Family.SLEEP, 5, NONE).action())
        .isEqualTo(Action.REPORT);
    assertThat(decide("rule.BlockingSleep=reroute", Family.SLEEP, 5, NONE).action())
        .isEqualTo(Action.REPORT);
  }

  @Test
  void minimums_ofFamilies_areTheLeastOfTheirRules() throws Exception {
    long[] minimums = policies("").minimums();
    assertThat(minimums[Family.SLEEP.ordinal()]).isZero();
    assertThat(minimums[Family.PARK.ordinal()]).isEqualTo(MILLI);
    long[] given = policies("rule.BlockingLock.min=3us,rule.BlockingSleep.min=2s").minimums();
    assertThat(given[Family.PARK.ordinal()]).isEqualTo(3_000);
    assertThat(given[Family.SLEEP.ordinal()]).isEqualTo(2_000 * MILLI);
    assertThat(decide("rule.BlockingSleep.min=2s", Family.SLEEP, 5, NONE).countFrom())
        .isEqualTo(2_000 * MILLI);
  }

  @Test
  void refusable_onlyFamiliesOfRulesThatThrow() throws Exception {
    assertThat(refused("")).doesNotContain(true);
    boolean[] sleep = refused("rule.BlockingSleep=throw");
    assertThat(sleep[Family.SLEEP.ordinal()]).isTrue();
    assertThat(sleep[Family.FILE.ordinal()]).isFalse();
    assertThat(refused("mode=throw")[Family.LOADING.ordinal()]).isFalse();
    assertThat(refused("rule.BlockingFuture=throw")[Family.PARK.ordinal()]).isTrue();
  }

  @Test
  void rerouted_byOptionAndRule_areTheirFamilies() throws Exception {
    assertThat(policies("").rerouted()).doesNotContain(true);
    assertThat(policies("").isRerouting()).isFalse();
    boolean[] all = policies("reroute=true").rerouted();
    assertThat(all[Family.SLEEP.ordinal()]).isTrue();
    assertThat(all[Family.PINNED.ordinal()]).isTrue();
    boolean[] sleep = policies("rule.BlockingSleep=reroute").rerouted();
    assertThat(sleep[Family.SLEEP.ordinal()]).isTrue();
    assertThat(sleep[Family.FILE.ordinal()]).isFalse();
    boolean[] others = policies("reroute=true,rule.BlockingSleep=report").rerouted();
    assertThat(others[Family.SLEEP.ordinal()]).isFalse();
    assertThat(others[Family.FILE.ordinal()]).isTrue();
    boolean[] allowed = policies("reroute=true,rule.BlockingSleep=allow").rerouted();
    assertThat(allowed[Family.SLEEP.ordinal()]).isTrue();
  }

  @Test
  void rerouted_decision_isANoteUnlessItIsAllowed() throws Exception {
    Decision rerouted = decide("", Family.SLEEP, 5, NONE).rerouted(50 * MILLI);
    assertThat(rerouted)
        .isEqualTo(new Decision(Action.REROUTE, Severity.NOTE, 0, 50 * MILLI, null));
    Decision allowed = decide("rule.BlockingSleep=allow", Family.SLEEP, 5, NONE);
    assertThat(allowed.rerouted(50 * MILLI)).isSameAs(allowed);
  }

  @Test
  void refusable_whatOnlyTheWatchdogSees_neverIs() throws Exception {
    boolean[] refused = refused("mode=throw");
    for (Family family : List.of(Family.MONITOR, Family.HOGGING, Family.LAG, Family.PINNED)) {
      assertThat(refused[family.ordinal()]).isFalse();
    }
  }

  @Test
  void watchLimits_options_areTheirs() throws Exception {
    assertThat(policies("").watchLimits())
        .isEqualTo(new WatchLimits(50 * MILLI, 10 * MILLI, 50 * MILLI, 20 * MILLI, 50 * MILLI));
    assertThat(
            policies(
                    "threshold=20ms,rule.CpuHog.min=30ms,rule.BlockingLock.min=5ms,"
                        + "rule.CarrierPinned.min=7ms,rule.CarrierHog.min=8ms")
                .watchLimits())
        .isEqualTo(new WatchLimits(30 * MILLI, 5 * MILLI, 20 * MILLI, 7 * MILLI, 8 * MILLI));
  }

  private static boolean[] refused(String arguments) throws Exception {
    return policies(arguments).refusable();
  }

  private static Decision decide(String arguments, Family family, long nanos, Consent consent)
      throws Exception {
    List<Frame> frames = onNetty("java.some.Hooked.method");
    return policies(arguments).decide(classified(family, frames), frames, nanos, consent);
  }

  private static Classified classified(Family family, List<Frame> frames) {
    return new Classifier(StackTables.read(), type -> List.of()).classify(call(family, frames));
  }

  private static Policies policies(String arguments) throws Exception {
    List<String> rules = Arrays.stream(Rule.values()).map(Rule::id).toList();
    return new Policies(
        Options.read(new OptionSources(arguments, new Properties(), Map.of()), rules));
  }
}
