// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import static io.github.stallgate.classify.WrittenStacks.call;
import static io.github.stallgate.classify.WrittenStacks.onNetty;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.catalog.StackTables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClassifierRuleTest {
  private static final String PARK = "java.util.concurrent.locks.LockSupport.park";
  private static final String AQS = "java.util.concurrent.locks.AbstractQueuedSynchronizer.acquire";
  private static final String CONDITION =
      "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.await";
  private final Classifier classifier =
      new Classifier(
          StackTables.read(),
          type -> type.startsWith("org.h2.") ? List.of("java/sql/Statement") : List.of());

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "TASK|EVENT|MOUNT|NEXT|IDLE|TIMER")
  void rule_stackSaysNothingElse_isTheFamilys(Family family) {
    Classified classified = classifier.classify(call(family, onNetty("java.some.Hooked.method")));
    Rule expected = family == Family.PARK ? Rule.BLOCKING_WAIT : family.rule();
    assertThat(classified.rule()).isEqualTo(expected);
    assertThat(classified.excused()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "java.util.concurrent.locks.ReentrantLock.lock, BLOCKING_LOCK",
    "java.util.concurrent.locks.ReentrantLock$Sync.lock, BLOCKING_LOCK",
    "java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock.lock, BLOCKING_LOCK",
    "java.util.concurrent.locks.StampedLock.writeLock, BLOCKING_LOCK",
    "java.util.concurrent.CompletableFuture$Signaller.block, BLOCKING_FUTURE",
    "java.util.concurrent.FutureTask.awaitDone, BLOCKING_FUTURE",
    "java.util.concurrent.ForkJoinTask.get, BLOCKING_FUTURE",
    "sun.nio.ch.PendingFuture.get, BLOCKING_FUTURE",
    "java.util.concurrent.CountDownLatch.await, BLOCKING_WAIT",
    "java.util.concurrent.Semaphore.acquire, BLOCKING_WAIT",
    "java.util.concurrent.SynchronousQueue.take, BLOCKING_WAIT"
  })
  void rule_ofAPark_isWhatItWaitsFor(String waiting, Rule rule) {
    assertThat(rule(Family.PARK, PARK, AQS, waiting)).isEqualTo(rule);
  }

  @Test
  void rule_ofACondition_isAWaitUnlessItIsForTasks() {
    String queue = "java.util.concurrent.LinkedBlockingQueue.take";
    String anyTask = "java.util.concurrent.AbstractExecutorService.invokeAny";
    assertThat(rule(Family.PARK, PARK, CONDITION, queue)).isEqualTo(Rule.BLOCKING_WAIT);
    assertThat(rule(Family.PARK, PARK, CONDITION, queue, anyTask)).isEqualTo(Rule.BLOCKING_FUTURE);
  }

  @Test
  void rule_applicationParks_isAWait() {
    assertThat(rule(Family.PARK, PARK)).isEqualTo(Rule.BLOCKING_WAIT);
    assertThat(rule(Family.PARK, PARK, "com.acme.OwnLock.lock")).isEqualTo(Rule.BLOCKING_WAIT);
  }

  @Test
  void rule_waitForAFrameworksFuture_isAFuture() {
    Classified classified =
        classify(
            Family.MONITOR_WAIT,
            "java.lang.Object.wait",
            "io.netty.util.concurrent.DefaultPromise.await",
            "io.netty.util.concurrent.DefaultPromise.sync");
    assertThat(classified.rule()).isEqualTo(Rule.BLOCKING_FUTURE);
    assertThat(classified.api()).isEqualTo("io.netty.util.concurrent.DefaultPromise.sync");
    assertThat(classified.culprit().type()).isEqualTo("com.acme.Handler");
  }

  @Test
  void rule_futureFarFromTheCall_saysNothing() {
    Classified classified =
        classify(
            Family.FILE,
            "java.io.File.exists",
            "com.acme.A.a",
            "com.acme.B.b",
            "com.acme.C.c",
            "com.acme.D.d",
            "io.netty.util.concurrent.DefaultPromise.await");
    assertThat(classified.rule()).isEqualTo(Rule.BLOCKING_FILE);
  }

  @Test
  void rule_belowADriver_isJdbcWhateverItTouches() {
    for (Family family : List.of(Family.SOCKET, Family.FILE, Family.PARK, Family.JDBC)) {
      Classified classified =
          classify(
              family,
              "java.net.Some.read",
              "org.h2.store.File.read",
              "org.h2.jdbc.JdbcStatement.executeQuery");
      assertThat(classified.rule()).isEqualTo(Rule.BLOCKING_JDBC);
      assertThat(classified.api()).isEqualTo("java.sql.Statement.executeQuery");
      assertThat(classified.culprit().type()).isEqualTo("com.acme.Handler");
    }
  }

  @Test
  void rule_ofAStream_isWhatItReads() {
    assertThat(stream(Call.Stream.FILE)).isEqualTo(Rule.BLOCKING_FILE);
    assertThat(stream(Call.Stream.CONSOLE)).isEqualTo(Rule.BLOCKING_CONSOLE);
    assertThat(stream(Call.Stream.PIPE)).isEqualTo(Rule.BLOCKING_PROCESS);
    assertThat(Call.Stream.of(StallgateHooks.PIPE)).isEqualTo(Call.Stream.PIPE);
    assertThat(Call.Stream.of(StallgateHooks.CONSOLE)).isEqualTo(Call.Stream.CONSOLE);
    assertThat(Call.Stream.of(StallgateHooks.FILE)).isEqualTo(Call.Stream.FILE);
  }

  private Rule stream(Call.Stream stream) {
    List<Frame> frames = onNetty("java.io.FileInputStream.read");
    return classifier.classify(call(Family.STREAM, stream, 0, frames)).rule();
  }

  @Test
  void rule_belowALogAppender_isConsole() {
    assertThat(
            rule(
                Family.STREAM,
                "java.io.FileOutputStream.write",
                "ch.qos.logback.core.OutputStreamAppender.append"))
        .isEqualTo(Rule.BLOCKING_CONSOLE);
  }

  @Test
  void rule_inAnApplicationsInitialiser_isClassInit() {
    Classified classified =
        classify(Family.SOCKET, "java.net.Socket.connect", "com.acme.Settings.<clinit>");
    assertThat(classified.rule()).isEqualTo(Rule.BLOCKING_CLASS_INIT);
    assertThat(classified.severity()).isEqualTo(Severity.NOTE);
    assertThat(classified.culprit().type()).isEqualTo("com.acme.Settings");
  }

  @Test
  void excused_inAnInitialiserOfTheJdk_isSilent() {
    Classified classified =
        classify(Family.FILE, "java.io.File.exists", "java.util.Some.<clinit>", "java.util.Some.a");
    assertThat(classified.excused()).isNotNull();
    assertThat(classified.rule()).isEqualTo(Rule.BLOCKING_FILE);
  }

  @ParameterizedTest
  @CsvSource({
    "SYNC, 0, ERROR",
    "FILE_LOCK, 999999, WARNING",
    "FILE_LOCK, 1000000, ERROR",
    "FILE, 5000000000, WARNING",
    "SOCKET, 0, ERROR"
  })
  void severity_ofSyncsAndContendedFileLocks_isError(Family family, long nanos, Severity severity) {
    List<Frame> frames = onNetty("java.some.Hooked.method");
    assertThat(classifier.classify(call(family, Call.Stream.FILE, nanos, frames)).severity())
        .isEqualTo(severity);
  }

  private Rule rule(Family family, String... methods) {
    return classify(family, methods).rule();
  }

  private Classified classify(Family family, String... methods) {
    return classifier.classify(call(family, onNetty(methods)));
  }
}
