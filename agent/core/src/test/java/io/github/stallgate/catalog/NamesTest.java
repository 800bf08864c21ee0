// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "sun.nio.ch.FileChannelImpl, java.nio.channels.FileChannel",
    "sun.nio.ch.SocketAdaptor, java.net.Socket",
    "sun.nio.ch.SocketAdaptor$1, java.net.Socket$SocketInputStream",
    "sun.nio.fs.UnixDirectoryStream$UnixDirectoryIterator, java.nio.file.DirectoryStream",
    "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject,"
        + " java.util.concurrent.locks.Condition",
    "java.lang.Thread, java.lang.Thread",
    "com.acme.Some$Inner, com.acme.Some$Inner"
  })
  void publicName_ofAnImplementation_isWhatWasCalled(String type, String name) {
    assertThat(ApiNames.publicName(type)).isEqualTo(name);
  }

  @Test
  void isTransparent_classesThatPassOn_only() {
    assertThat(ApiNames.isTransparent("java.util.stream.ReferencePipeline")).isTrue();
    assertThat(ApiNames.isTransparent("java.lang.reflect.Method")).isTrue();
    assertThat(ApiNames.isTransparent("java.util.concurrent.LinkedBlockingQueue")).isFalse();
    assertThat(ApiNames.isTransparent("java.nio.file.Files")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "io/netty/util/concurrent/SingleThreadEventExecutor$4, true",
    "shaded/io/netty/util/concurrent/SingleThreadEventExecutor$5, true",
    "io/netty/util/concurrent/SingleThreadEventExecutor, false",
    "io/netty/util/concurrent/GlobalEventExecutor$TaskRunner, true",
    "com/acme/io/netty/util/concurrent/GlobalEventExecutor$TaskRunner, true",
    "io/netty/util/concurrent/GlobalEventExecutor$TaskRunner2, false",
    "io/netty/util/concurrent/GlobalEventExecutor, false",
    "com/acme/SingleThreadEventExecutor$1, false",
    "com/acme/Outer, false"
  })
  void of_runnersOfNettysLoops_areFoundInAnyPackage(String type, boolean found) {
    assertThat(LoopEntry.of(type) != null).isEqualTo(found);
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void rule_ofItsId_isItself(Rule rule) {
    assertThat(Rule.of(rule.id())).isSameAs(rule);
    assertThat(rule.minNanos()).isNotNegative();
    assertThat(rule.subject()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(Severity.class)
  void severity_ofItsWord_isItself(Severity severity) {
    assertThat(Severity.of(severity.word())).isSameAs(severity);
    assertThat(Severity.of(severity.name())).isNull();
  }
}
