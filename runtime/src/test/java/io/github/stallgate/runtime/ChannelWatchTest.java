// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Readiness of channels: each turn while it lasts, also while others are ready all the time. */
class ChannelWatchTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private Pipe pipe;

  @BeforeEach
  void open() throws Exception {
    pipe = Pipe.open();
  }

  @AfterEach
  void close() throws Exception {
    pipe.source().close();
    pipe.sink().close();
  }

  private void write() throws Exception {
    pipe.sink().write(ByteBuffer.allocate(1));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void watch_readable_callsBackEachTurnUntilClosed(String backend) {
    Backends.runAction(
        backend,
        () -> {
          List<Integer> calls = new ArrayList<>();
          LoopFuture<Void> thrice = LoopFuture.create();
          ChannelWatch watch =
              EventLoop.current()
                  .watch(
                      pipe.source(),
                      SelectionKey.OP_READ,
                      ready -> {
                        calls.add(ready);
                        if (calls.size() == 3) {
                          thrice.complete(null);
                        }
                      });
          assertThat(watch.interest()).isEqualTo(SelectionKey.OP_READ);
          Async.yieldNow();
          assertThat(calls).isEmpty();
          write();
          thrice.await();
          watch.close();
          watch.close();
          int before = calls.size();
          Async.yieldNow();
          assertThat(calls).hasSize(before).containsOnly(SelectionKey.OP_READ);
          assertThat(watch.interest()).isZero();
          assertThat(pipe.source().isOpen()).isTrue();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void watch_whileATaskHogs_isPolledEachTurn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          int[] calls = new int[1];
          EventLoop.current().watch(pipe.source(), SelectionKey.OP_READ, ready -> calls[0]++);
          write();
          Async.yieldNow();
          for (int i = 1; i <= 20; i++) {
            Async.yieldNow(); // What was ready before a poll runs before what it brings.
            assertThat(calls[0]).isEqualTo(i);
          }
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void interest_none_restsUntilSetAgain(String backend) {
    Backends.runAction(
        backend,
        () -> {
          int[] calls = new int[1];
          ChannelWatch watch =
              EventLoop.current().watch(pipe.source(), SelectionKey.OP_READ, ready -> calls[0]++);
          write();
          watch.interest(0);
          Async.yieldNow();
          Async.yieldNow();
          assertThat(calls[0]).isZero();
          watch.interest(SelectionKey.OP_READ);
          Async.yieldNow();
          Async.yieldNow();
          assertThat(calls[0]).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void watch_again_isRefusedWhileItLastsAndWorksAfterItsClose(String backend) {
    Backends.runAction(
        backend,
        () -> {
          EventLoop loop = EventLoop.current();
          int[] calls = new int[1];
          ChannelWatch first = loop.watch(pipe.source(), SelectionKey.OP_READ, ready -> {});
          assertThatIllegalStateException()
              .isThrownBy(() -> loop.watch(pipe.source(), SelectionKey.OP_READ, ready -> {}))
              .withMessageContaining("is watched on this loop already")
              .withMessageContaining("ChannelWatch.interest(...)");
          first.close();
          loop.watch(pipe.source(), SelectionKey.OP_READ, ready -> calls[0]++);
          write();
          Async.yieldNow();
          Async.yieldNow();
          assertThat(calls[0]).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void watch_callbackFails_isReportedAndCalledAgain(String backend) {
    Reports reports = new Reports();
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler(reports)
        .run(
            Coroutine.action(
                () -> {
                  EventLoop.current()
                      .watch(
                          pipe.source(),
                          SelectionKey.OP_READ,
                          ready -> {
                            throw new IllegalStateException("callback");
                          });
                  write();
                  Async.yieldNow();
                  Async.yieldNow();
                  Async.yieldNow();
                }));
    assertThat(reports.failures).hasSizeGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void watch_closedChannel_isRefused(String backend) {
    Backends.runAction(
        backend,
        () -> {
          pipe.source().close();
          assertThatThrownBy(
                  () -> EventLoop.current().watch(pipe.source(), SelectionKey.OP_READ, ready -> {}))
              .isInstanceOf(ClosedChannelException.class);
        });
  }
}
