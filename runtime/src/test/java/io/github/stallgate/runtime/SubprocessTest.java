// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SubprocessTest {
  private static final int KILLED = 128 + 9;
  private static final int TERMINATED = 128 + 15;

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void pipes_cat_echoesLineByLineUntilTheEnd(String backend) {
    Backends.runAction(
        backend,
        () -> {
          try (Subprocess cat = Subprocess.start("cat")) {
            cat.stdin().writeString("one\r\ntwo\nthr");
            assertThat(cat.stdout().readLine()).isEqualTo("one");
            assertThat(cat.stdout().readLine()).isEqualTo("two");
            cat.stdin().write(ByteBuffer.wrap("ee".getBytes()));
            cat.stdin().close();
            assertThat(cat.stdout().readLine()).isEqualTo("three");
            assertThat(cat.stdout().readLine()).isNull();
            assertThat(cat.stdout().read(ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(cat.waitFor()).isZero();
            assertThat(cat.isAlive()).isFalse();
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void pipes_megabytesBothWaysAtOnce_arriveWhole(String backend) {
    byte[] much = new byte[3 << 20];
    new Random(5).nextBytes(much);
    Backends.runAction(
        backend,
        () -> {
          try (Subprocess cat = Subprocess.start("cat")) {
            Task<Void> writer =
                Async.spawn(
                    Coroutine.action(
                        () -> {
                          cat.stdin().write(much);
                          cat.stdin().close();
                        }));
            assertThat(cat.stdout().readAllBytes()).isEqualTo(much);
            writer.await();
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void waitFor_shell_hasItsExitValueAndWhatItWrote(String backend) {
    Backends.runAction(
        backend,
        () -> {
          try (Subprocess shell = Subprocess.start("sh", "-c", "echo out; echo err >&2; exit 7")) {
            assertThat(shell.waitFor()).isEqualTo(7);
            List<String> lines = new ArrayList<>();
            for (String line : shell.stdout().lines()) {
              lines.add(line);
            }
            assertThat(lines).containsExactly("out");
            assertThat(shell.stderr().readString()).isEqualTo("err\n");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void kill_runningProcess_endsIt(String backend) {
    Backends.runAction(
        backend,
        () -> {
          try (Subprocess first = Subprocess.start("cat");
              Subprocess second = Subprocess.start("cat")) {
            first.kill();
            assertThat(first.waitFor()).isEqualTo(KILLED);
            assertThat(first.stdout().readLine()).isNull();
            second.destroy();
            assertThat(second.waitFor()).isEqualTo(TERMINATED);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void waitFor_cancelled_leavesItRunning(String backend) {
    Backends.runAction(
        backend,
        () -> {
          try (Subprocess cat = Subprocess.start("cat")) {
            Task<Integer> task = Async.spawn(Coroutine.of(cat::waitFor));
            Async.yieldNow();
            task.cancel();
            assertThatThrownBy(task::await).isInstanceOf(CancellationException.class);
            cat.stdin().writeString("alive\n");
            assertThat(cat.stdout().readLine()).isEqualTo("alive");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void waitForOrKill_cancelled_killsAndWaits(String backend) {
    Backends.runAction(
        backend,
        () -> {
          try (Subprocess cat = Subprocess.start("cat")) {
            Task<Integer> task = Async.spawn(Coroutine.of(cat::waitForOrKill));
            Async.yieldNow();
            task.cancel("enough");
            assertThatThrownBy(task::await)
                .isInstanceOf(CancellationException.class)
                .hasMessage("enough");
            assertThat(cat.isAlive()).isFalse();
            assertThat(cat.waitFor()).isEqualTo(KILLED);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void readLine_cancelled_losesNoByte(String backend) {
    Backends.runAction(
        backend,
        () -> {
          try (Subprocess cat = Subprocess.start("cat")) {
            cat.stdin().writeString("ha");
            for (int i = 0; i < 3; i++) {
              Task<?> reader = Async.spawn(Coroutine.of(i == 2 ? all(cat) : line(cat)));
              Async.yieldNow();
              reader.cancel();
              assertThatThrownBy(reader::await).isInstanceOf(CancellationException.class);
            }
            cat.stdin().writeString("lf\nrest");
            cat.stdin().close();
            assertThat(cat.stdout().readLine()).isEqualTo("half");
            assertThat(cat.stdout().readString()).isEqualTo("rest");
          }
        });
  }

  private static java.util.concurrent.Callable<Object> line(Subprocess from) {
    return () -> from.stdout().readLine();
  }

  private static java.util.concurrent.Callable<Object> all(Subprocess from) {
    return () -> from.stdout().readAllBytes();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void read_whileAnotherReads_isRefused(String backend) {
    Backends.runAction(
        backend,
        () -> {
          try (Subprocess cat = Subprocess.start("cat")) {
            Task<String> first = Async.spawn(Coroutine.of(() -> cat.stdout().readLine()));
            Async.yieldNow();
            assertThatThrownBy(() -> cat.stdout().readLine())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one coroutine at a time");
            cat.stdin().writeString("x\n");
            assertThat(first.await()).isEqualTo("x");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void readLine_longerThanAMebibyte_isRefused(String backend) {
    Backends.runAction(
        backend,
        () -> {
          try (Subprocess zeros = Subprocess.start("cat", "/dev/zero")) {
            assertThatThrownBy(() -> zeros.stdout().readLine())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1048576");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void write_cancelledWhileThePipeIsFull_keepsTheOrder(String backend) {
    byte[] full = new byte[1 << 20];
    Backends.runAction(
        backend,
        () -> {
          try (Subprocess cat = Subprocess.start("cat")) {
            Task<Void> begun = Async.spawn(Coroutine.action(() -> cat.stdin().write(full)));
            Task<Void> queued = Async.spawn(Coroutine.action(() -> cat.stdin().writeString("no")));
            Task<Void> last = Async.spawn(Coroutine.action(() -> cat.stdin().writeString("yes")));
            Async.yieldNow();
            begun.cancel();
            queued.cancel();
            Async.gatherOutcomes(List.of(begun, queued));
            cat.stdin().close();
            byte[] all = cat.stdout().readAllBytes();
            assertThat(all).hasSize((1 << 20) + 3);
            assertThat(new String(all, 1 << 20, 3)).isEqualTo("yes");
            last.await();
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void write_afterTheEnd_failsWithIoException(String backend) {
    Backends.runAction(
        backend,
        () -> {
          try (Subprocess cat = Subprocess.start("cat")) {
            cat.stdin().close();
            assertThatThrownBy(() -> cat.stdin().writeString("x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
          }
          try (Subprocess cat = Subprocess.start("cat")) {
            cat.kill();
            cat.waitFor();
            assertThatThrownBy(() -> cat.stdin().write(new byte[1 << 20]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("stdin of cat");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_runningProcess_killsIt(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Subprocess cat = Subprocess.start("cat");
          cat.close();
          cat.close();
          assertThat(cat.waitFor()).isEqualTo(KILLED);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_ofTheLoop_killsWhatWasForgotten(String backend) throws Exception {
    ProcessHandle cat =
        Backends.run(
            backend,
            () -> {
              Subprocess forgotten = Subprocess.start("cat");
              Async.spawn(Coroutine.of(() -> forgotten.stdout().readLine()));
              Async.yieldNow();
              return ProcessHandle.of(forgotten.pid()).orElseThrow();
            });
    assertThat(cat.onExit().get().isAlive()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void start_noSuchCommand_failsWithIoException(String backend) {
    Backends.runAction(
        backend,
        () ->
            assertThatThrownBy(() -> Subprocess.start("no-such-command-here"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-command-here"));
  }

  @Test
  void start_outsideOfACoroutine_isRefused() {
    assertThatThrownBy(() -> Subprocess.start("cat")).isInstanceOf(IllegalStateException.class);
  }
}
