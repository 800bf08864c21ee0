// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookCatalogTest {
  private static final String ENTRY_TYPE = "java/util/concurrent/CountDownLatch";

  @ParameterizedTest
  @ValueSource(ints = {17, 21, 25})
  void ids_ofAllHooks_areApartAndInTheBridgesTables(int jdk) {
    HookCatalog catalog = new HookCatalog(jdk, true);
    Set<Integer> ids = new HashSet<>();
    for (String type : catalog.types()) {
      for (int i = 0; i < HookCatalog.IDS_PER_CLASS; i++) {
        assertThat(ids.add(catalog.firstId(type) + i)).as(type).isTrue();
      }
    }
    for (StandIn standIn : StandIn.ALL) {
      assertThat(ids.add(standIn.id())).as(standIn.api()).isTrue();
    }
    for (int id : jdbcIds()) {
      assertThat(ids.add(id)).as("JDBC").isTrue();
    }
    assertThat(ids).allMatch(id -> id >= 0 && id < StallgateHooks.LIMIT);
  }

  @Test
  void firstId_ofAClass_isTheSameOnEveryJdkAndInEveryMode() {
    HookCatalog one = new HookCatalog(17, false);
    HookCatalog other = new HookCatalog(25, true);
    for (String type : one.types()) {
      assertThat(other.firstId(type)).as(type).isEqualTo(one.firstId(type));
    }
  }

  @Test
  void of_methodsToRefuseOnly_areThereWhenRefusing() {
    assertThat(new HookCatalog(17, false).of(ENTRY_TYPE)).isNull();
    assertThat(new HookCatalog(17, true).of(ENTRY_TYPE)).hasSize(1);
  }

  @Test
  void of_rowsForOneJdk_areThereOnThatJdk() {
    assertThat(new HookCatalog(17, false).types()).contains("java/io/PipedReader");
    assertThat(new HookCatalog(25, false).types()).doesNotContain("java/io/PipedReader");
  }

  @Test
  void covers_nameWithDescriptor_meansThatOverloadOnly() {
    HookedMethods lock =
        new HookCatalog(17, false)
            .of("sun/nio/ch/FileChannelImpl").stream()
                .filter(row -> row.family() == Family.FILE_LOCK)
                .findFirst()
                .orElseThrow();
    assertThat(lock.covers("lock", "(JJZ)Ljava/nio/channels/FileLock;")).isTrue();
    assertThat(lock.covers("lock", "()Ljava/nio/channels/FileLock;")).isFalse();
  }

  @Test
  void families_ofCalls_nameARuleEachAndBoundariesNone() {
    assertThat(Family.values())
        .allSatisfy(
            family ->
                assertThat(family.rules().isEmpty())
                    .isEqualTo(family.timing() == Family.Timing.TURN));
  }

  private static List<Integer> jdbcIds() {
    Stream<Integer> statement =
        Stream.of(
                "execute",
                "executeQuery",
                "executeUpdate",
                "executeLargeUpdate",
                "executeBatch",
                "executeLargeBatch")
            .map(name -> JdbcCatalog.idOf(List.of("java/sql/Statement"), name));
    Stream<Integer> connection =
        Stream.of("commit", "rollback")
            .map(name -> JdbcCatalog.idOf(List.of("java/sql/Connection"), name));
    int driver = JdbcCatalog.idOf(List.of("java/sql/Driver"), "connect");
    return Stream.concat(Stream.concat(statement, connection), Stream.of(driver)).toList();
  }
}
