// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FixAdviceTest {
  @ParameterizedTest
  @EnumSource(Framework.class)
  void of_everyRuleAndFramework_fitsTheDiagnostic(Framework framework) {
    for (Rule rule : Rule.values()) {
      assertThat(FixAdvice.of(rule, framework))
          .as("%s on %s", rule, framework)
          .hasSize(2)
          .allMatch(line -> !line.isBlank() && line.length() <= 88);
    }
    assertThat(FixAdvice.of(null, framework)).hasSize(2);
    assertThat(FixAdvice.ofNoise("GC")).hasSize(2);
    assertThat(FixAdvice.ofNoise("MACHINE")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "BLOCKING_SLEEP, NETTY, ctx.executor().schedule",
    "BLOCKING_SLEEP, VERTX, vertx.setTimer",
    "BLOCKING_SLEEP, REACTOR, Mono.delay",
    "BLOCKING_SLEEP, RXJAVA, Single.timer",
    "BLOCKING_SLEEP, AWT, javax.swing.Timer",
    "BLOCKING_SLEEP, HTTPCLIENT, delayedExecutor",
    "BLOCKING_FUTURE, NETTY, addListener",
    "BLOCKING_FUTURE, REACTOR, Mono.fromFuture",
    "BLOCKING_JDBC, VERTX, vertx.executeBlocking",
    "BLOCKING_JDBC, REACTOR, Schedulers.boundedElastic",
    "BLOCKING_DNS, NETTY, DnsNameResolver",
    "BLOCKING_FILE, VERTX, vertx.fileSystem",
    "BLOCKING_FILE, AWT, SwingWorker",
    "BLOCKING_PROCESS, OTHER, onExit",
    "CPU_HOG, NETTY, ctx.executor().execute(this::nextPart)",
    "CPU_HOG, VERTX, context.runOnContext",
    "CPU_HOG, REACTOR, Schedulers.fromExecutor",
    "LOOP_LAG, NETTY, setAutoRead(false)",
    "LOOP_LAG, OTHER, Semaphore",
    "BLOCKING_SLEEP, RUNTIME, Async.sleep",
    "CPU_HOG, RUNTIME, Async.yieldNow()",
    "CARRIER_PINNED, RUNTIME, Async.toThread",
    "CARRIER_PINNED, VIRTUAL, being platform threads",
    "CARRIER_HOG, VIRTUAL, Thread.yield()",
  })
  void of_framework_namesItsApi(Rule rule, Framework framework, String api) {
    assertThat(String.join("\n", FixAdvice.of(rule, framework))).contains(api);
  }

  @ParameterizedTest
  @CsvSource({
    "netty, NETTY",
    "httpclient, HTTPCLIENT",
    "virtual, VIRTUAL",
    "runtime, RUNTIME",
    "akka, OTHER",
    "'', OTHER"
  })
  void framework_ofKind_isKnownOrOther(String kind, Framework framework) {
    assertThat(Framework.of(kind)).isEqualTo(framework);
  }
}
