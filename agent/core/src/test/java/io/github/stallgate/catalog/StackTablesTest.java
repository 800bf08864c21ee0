// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackTablesTest {
  private static final int HERE = 0;
  private final StackTables tables = StackTables.read();

  @Test
  void allowances_everyRow_isCompleteAndUnique() throws Exception {
    assertThat(tables.allowances()).hasSize(lines("allowances.txt").size());
    for (Allowance row : tables.allowances()) {
      assertThat(row.reason()).as("%s", row).isNotBlank();
      assertThat(row.type()).as("%s", row).matches("[a-z][\\w.$]*\\*?");
      assertThat(row.method()).as("%s", row).matches("[\\w$<>]*\\*?").isNotEmpty();
    }
    assertThat(tables.allowances())
        .extracting(row -> row.type() + "#" + row.method())
        .doesNotHaveDuplicates();
  }

  @Test
  void frameworks_everyRow_isAPackagePrefix() throws Exception {
    List<String> rows = lines("frameworks.txt");
    assertThat(rows).doesNotHaveDuplicates().allMatch(row -> row.matches("([a-z][a-z0-9]*\\.)+"));
    assertThat(rows).allMatch(row -> tables.isFramework(row + "Some"));
  }

  @Test
  void isFramework_applicationClasses_areNone() {
    assertThat(tables.isFramework("com.acme.io.netty.Handler")).isFalse();
    assertThat(tables.isFramework("io.nettyish.Handler")).isFalse();
    assertThat(tables.isFramework("reactorcore.Handler")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "io.netty.channel.nio.NioEventLoop, select, IDLE",
    "io.netty.channel.nio.NioEventLoop, selectRebuildSelector, IDLE",
    "shaded.io.netty.channel.nio.NioEventLoop, select, IDLE",
    "io.netty.channel.nio.NioEventLoop, run,",
    "io.netty.channel.nio.NioEventLoopGroup, select,",
    "org.slf4j.LoggerFactory, getLogger, ALLOW",
    "org.slf4j.LoggerFactory, getILoggerFactory,",
    "ch.qos.logback.core.OutputStreamAppender, writeBytes, CONSOLE",
    "org.apache.logging.log4j.core.appender.rolling.Rolling, x, CONSOLE",
    "io.netty.util.concurrent.DefaultPromise, await0, FUTURE",
    "com.acme.DefaultPromise, await0,",
    "my.java.util.concurrent.ThreadPoolExecutor, getTask,"
  })
  void of_aFrame_findsItsRow(String type, String method, Effect effect) {
    Allowance row = tables.of(type, method, HERE, HERE);
    assertThat(row == null ? null : row.effect()).isEqualTo(effect);
  }

  @ParameterizedTest
  @CsvSource({
    "FUTURE, 2, 2, true",
    "FUTURE, 5, 2, true",
    "FUTURE, 6, 2, false",
    "FUTURE, 1, 2, false",
    "LOCK, 2, 2, true",
    "LOCK, 3, 2, false",
    "IDLE, 90, 2, true"
  })
  void speaksAt_distanceFromTheCall_decides(Effect effect, int frame, int caller, boolean speaks) {
    assertThat(effect.speaksAt(frame, caller)).isEqualTo(speaks);
  }

  private static List<String> lines(String resource) throws Exception {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                StackTables.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }
}
