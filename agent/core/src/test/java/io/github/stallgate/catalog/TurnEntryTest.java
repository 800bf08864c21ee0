// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TurnEntryTest {
  @ParameterizedTest
  @CsvSource({
    "io/netty/util/concurrent/AbstractEventExecutor, TASK, runTask",
    "io/netty/util/concurrent/SingleThreadEventExecutor, IDLE, takeTask",
    "io/netty/channel/epoll/EpollIoHandler, IDLE, epollWait",
    "io/github/stallgate/runtime/Poller, IDLE, await",
    "moved/io/github/stallgate/runtime/fiber/LoopGate, IDLE, await"
  })
  void of_classWithOneEntry_isThat(String type, Family family, String method) {
    assertThat(TurnEntry.of(type))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.family()).isEqualTo(family);
              assertThat(entry.methods()).contains(method);
            });
  }

  @Test
  void of_loopsOfChannels_areTheirEventsAndTheirWait() {
    List<String> loops =
        List.of(
            "nio/NioEventLoop",
            "nio/NioIoHandler",
            "epoll/EpollEventLoop",
            "kqueue/KQueueIoHandler");
    for (String type : loops) {
      assertThat(TurnEntry.of("io/netty/channel/" + type))
          .extracting(TurnEntry::family)
          .containsExactly(Family.EVENT, Family.IDLE);
    }
  }

  @Test
  void of_nettyMovedElsewhere_isFound() {
    assertThat(TurnEntry.of("org/shaded/io/netty/channel/nio/NioEventLoop")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java/lang/Thread",
        "com/acme/NioEventLoop",
        "io/netty/channel/nio/NioEventLoopGroup",
        "io/netty/channel/nio/NioEventLoop$1",
        "netty/NioEventLoop",
        "io/github/stallgate/runtime/Task"
      })
  void of_anyOtherClass_isEmpty(String type) {
    assertThat(TurnEntry.of(type)).isEmpty();
  }

  @Test
  void all_entries_areOfTurnsAndAtMostTwoAClass() {
    for (TurnEntry entry : TurnEntry.ALL) {
      assertThat(entry.family().timing()).isEqualTo(Family.Timing.TURN);
      assertThat(entry.methods()).isNotEmpty();
      assertThat(TurnEntry.ALL)
          .filteredOn(other -> other.typeEnd().equals(entry.typeEnd()))
          .hasSizeLessThanOrEqualTo(2);
      assertThat(TurnEntry.of(entry.typeEnd())).contains(entry);
    }
  }
}
