// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StallgateHooksTest {
  private static final int HOOK = StallgateHooks.LIMIT - 1;
  private static final int INNER = StallgateHooks.LIMIT - 2;
  private final RecordingSink sink = new RecordingSink();

  @AfterEach
  void forget() {
    StallgateHooks.KINDS[HOOK] = StallgateHooks.TIMED;
    StallgateHooks.MINIMUMS[HOOK] = 0;
    StallgateHooks.VETOED[HOOK] = false;
  }

  @Test
  void enter_offALoop_isNothing() {
    assertThat(StallgateHooks.enter(HOOK, null)).isNull();
    assertThat(StallgateHooks.enterSleep(HOOK, 1)).isNull();
    assertThat(StallgateHooks.allow()).isNull();
    StallgateHooks.disallow(null);
  }

  @Test
  void exit_onALoop_tellsTheCall() throws Exception {
    Object receiver = new Object();
    OnLoop.run(
        sink,
        loop -> {
          StallgateLoop token = StallgateHooks.enter(HOOK, receiver);
          assertThat(token).isSameAs(loop);
          StallgateHooks.exit(token, HOOK, receiver);
          assertThat(loop.in).isZero();
        });
    assertThat(sink.seen)
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.hook()).isEqualTo(HOOK);
              assertThat(seen.receiver()).isSameAs(receiver);
              assertThat(seen.nanos()).isNotNegative();
            });
  }

  private static final class Mounted {
    @SuppressWarnings("unused")
    private final Thread carrierThread;

    Mounted(Thread carrier) {
      carrierThread = carrier;
    }
  }

  @Test
  void enterPinned_ofAVirtualThread_isForTheLoopOfItsCarrier() throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          assertThat(StallgateHooks.enterPinned(HOOK, new Mounted(loop.thread))).isSameAs(loop);
          StallgateHooks.exit(loop, HOOK, null);
          assertThat(StallgateHooks.enterPinned(HOOK, new Mounted(new Thread()))).isNull();
          assertThat(StallgateHooks.enterPinned(HOOK, new Mounted(null))).isNull();
        });
    assertThat(sink.seen).extracting(RecordingSink.Seen::loop).hasSize(1);
  }

  @Test
  void enter_insideAnotherHook_isSilent() throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          StallgateLoop outer = StallgateHooks.enter(HOOK, null);
          assertThat(StallgateHooks.enter(INNER, null)).isNull();
          assertThat(StallgateHooks.enterSleep(INNER, 5)).isNull();
          StallgateHooks.exit(outer, HOOK, null);
        });
    assertThat(sink.seen).extracting(RecordingSink.Seen::hook).containsExactly(HOOK);
  }

  @Test
  void enter_inAnAllowedRegion_isSilentAndCounted() throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          StallgateLoop outer = StallgateHooks.allow();
          StallgateLoop inner = StallgateHooks.allow();
          StallgateHooks.disallow(inner);
          assertThat(StallgateHooks.enter(HOOK, null)).isNull();
          assertThat(loop.silenced).isEqualTo(1);
          StallgateHooks.disallow(outer);
          assertThat(StallgateHooks.enter(HOOK, null)).isSameAs(loop);
        });
  }

  @Test
  void enterSleep_forNothing_isSilent() throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          assertThat(StallgateHooks.enterSleep(HOOK, 0)).isNull();
          assertThat(StallgateHooks.enterSleep(HOOK, -1)).isNull();
          assertThat(StallgateHooks.enterSleep(HOOK, 1)).isSameAs(loop);
        });
  }

  @Test
  void nanosOf_durations_saysWhetherThereIsAny() {
    assertThat(StallgateHooks.nanosOf(null)).isZero();
    assertThat(StallgateHooks.nanosOf(Duration.ZERO)).isZero();
    assertThat(StallgateHooks.nanosOf(Duration.ofNanos(-1))).isZero();
    assertThat(StallgateHooks.nanosOf(Duration.ofNanos(1))).isPositive();
  }

  @Test
  void enter_channel_onlyWhereItBlocks() throws Exception {
    StallgateHooks.KINDS[HOOK] = StallgateHooks.CHANNEL;
    try (SocketChannel channel = SocketChannel.open()) {
      OnLoop.run(
          sink,
          loop -> {
            channel.configureBlocking(false);
            assertThat(StallgateHooks.enter(HOOK, channel)).isNull();
            assertThat(loop.in).isZero();
            channel.configureBlocking(true);
            assertThat(StallgateHooks.enter(HOOK, channel)).isSameAs(loop);
          });
    }
  }

  @Test
  void enter_select_ofTheLoopsOwnSelectorIsIdleTime() throws Exception {
    StallgateHooks.KINDS[HOOK] = StallgateHooks.SELECT;
    try (Selector own = Selector.open();
        Selector other = Selector.open()) {
      OnLoop.run(
          sink,
          loop -> {
            loop.selector = own;
            assertThat(StallgateHooks.enter(HOOK, other)).isSameAs(loop);
            StallgateHooks.exit(loop, HOOK, other);
            assertThat(sink.seen).hasSize(1);
            assertThat(StallgateHooks.enter(HOOK, own)).isSameAs(loop);
            assertThat(loop.standing).isEqualTo(StallgateTurns.IDLE);
            StallgateHooks.exit(loop, HOOK, own);
            assertThat(loop.standing).isEqualTo(StallgateTurns.BETWEEN);
            assertThat(loop.in).isZero();
            assertThat(sink.seen).hasSize(1);
          });
    }
  }

  @Test
  void enter_selectThatCallsTheApplication_isSilentOfTheOwnSelectorAndNoIdleTime()
      throws Exception {
    StallgateHooks.KINDS[HOOK] = StallgateHooks.CALLING_SELECT;
    try (Selector own = Selector.open()) {
      OnLoop.run(
          sink,
          loop -> {
            loop.selector = own;
            assertThat(StallgateHooks.enter(HOOK, own)).isNull();
            assertThat(loop.standing).isEqualTo(StallgateTurns.BETWEEN);
            assertThat(StallgateHooks.enter(INNER, null)).isSameAs(loop);
          });
    }
  }

  @Test
  void enter_stream_tellsWhatItIs(@TempDir Path directory) throws Exception {
    StallgateHooks.KINDS[HOOK] = StallgateHooks.STREAM;
    File file = directory.resolve("some").toFile();
    try (FileOutputStream named = new FileOutputStream(file);
        FileInputStream read = new FileInputStream(file);
        FileOutputStream piped = new FileOutputStream(named.getFD())) {
      OnLoop.run(
          sink,
          loop -> {
            assertThat(stream(loop, named)).isEqualTo(StallgateHooks.FILE);
            assertThat(stream(loop, piped)).isEqualTo(StallgateHooks.PIPE);
            assertThat(stream(loop, read)).isEqualTo(StallgateHooks.FILE);
            assertThat(stream(loop, new FileInputStream(read.getFD())))
                .isEqualTo(StallgateHooks.PIPE);
            assertThat(stream(loop, new FileOutputStream(FileDescriptor.err)))
                .isEqualTo(StallgateHooks.CONSOLE);
            assertThat(stream(loop, new FileInputStream(FileDescriptor.in)))
                .isEqualTo(StallgateHooks.CONSOLE);
          });
    }
  }

  private static byte stream(StallgateLoop loop, Object stream) {
    StallgateHooks.exit(StallgateHooks.enter(HOOK, stream), HOOK, stream);
    return loop.stream;
  }

  @Test
  void enter_hookThatOnlySilences_isNotObserved() throws Exception {
    StallgateHooks.MINIMUMS[HOOK] = Long.MAX_VALUE;
    OnLoop.run(sink, loop -> StallgateHooks.exit(StallgateHooks.enter(HOOK, null), HOOK, null));
    assertThat(sink.seen).isEmpty();
  }

  @Test
  void exit_sinkFails_leavesTheHooksAlive() throws Exception {
    int before = StallgateHooks.failures;
    sink.failure = new IllegalStateException("planned");
    OnLoop.run(
        sink,
        loop -> {
          StallgateHooks.exit(StallgateHooks.enter(HOOK, null), HOOK, null);
          StallgateHooks.exit(StallgateHooks.enter(HOOK, null), HOOK, null);
        });
    assertThat(sink.seen).hasSize(2);
    assertThat(StallgateHooks.failures).isEqualTo(before + 2);
  }

  @Test
  void exit_withoutASink_leavesTheHooksAlive() throws Exception {
    OnLoop.run(
        null,
        loop -> {
          StallgateHooks.exit(StallgateHooks.enter(HOOK, null), HOOK, null);
          assertThat(loop.in).isZero();
        });
  }

  @Test
  void enter_refused_throwsAndLeavesTheHooksAlive() throws Exception {
    StallgateHooks.VETOED[HOOK] = true;
    sink.refusal = new StallgateError("planned");
    OnLoop.run(
        sink,
        loop -> {
          for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> StallgateHooks.enter(HOOK, null)).isSameAs(sink.refusal);
            assertThat(loop.in).isZero();
          }
        });
    assertThat(sink.asked).hasSize(2);
    assertThat(sink.seen).isEmpty();
  }

  @Test
  void enter_judgementFails_letsTheCallPass() throws Exception {
    StallgateHooks.VETOED[HOOK] = true;
    sink.failure = new IllegalStateException("planned");
    OnLoop.run(
        sink,
        loop -> {
          assertThat(StallgateHooks.enter(HOOK, null)).isNull();
          assertThat(loop.in).isZero();
        });
  }

  @Test
  void enter_entryHook_asksOnlyAboutWhatIsNotDone() throws Exception {
    StallgateHooks.KINDS[HOOK] = StallgateHooks.ENTRY;
    StallgateHooks.VETOED[HOOK] = true;
    OnLoop.run(
        sink,
        loop -> {
          assertThat(StallgateHooks.enter(HOOK, CompletableFuture.completedFuture(1))).isNull();
          assertThat(StallgateHooks.enter(HOOK, new CountDownLatch(0))).isNull();
          assertThat(sink.asked).isEmpty();
          assertThat(StallgateHooks.enter(HOOK, new CompletableFuture<>())).isNull();
          assertThat(StallgateHooks.enter(HOOK, new CountDownLatch(1))).isNull();
          assertThat(sink.asked).hasSize(2);
          assertThat(loop.in).isZero();
        });
  }
}
