// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends this JVM signals that would end it, or do nothing, if nobody took them. */
class SignalsTest {
  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void await_signal_returnsWhenItComes(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<Void> first = Async.spawn(Coroutine.action(() -> Signals.await("SIGURG")));
          Task<Void> second = Async.spawn(Coroutine.action(() -> Signals.await("urg")));
          Async.yieldNow();
          JdkSignals.raise("URG");
          Async.gather(List.of(first, second));
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void iterate_severalSignals_comeByName(String backend) {
    Backends.runAction(
        backend,
        () -> {
          try (AsyncIterator<String> all = Signals.iterate("URG", "WINCH").iterator()) {
            JdkSignals.raise("WINCH");
            assertThat(all.next()).isEqualTo("WINCH");
            JdkSignals.raise("URG");
            assertThat(all.hasNext()).isTrue();
            assertThat(all.next()).isEqualTo("URG");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void await_cancelled_leavesNoHandler(String backend) {
    Runnable[] calls = new Runnable[1];
    Object before = JdkSignals.handle("WINCH", () -> calls[0].run());
    try {
      Backends.runAction(
          backend,
          () -> {
            Task<Void> task = Async.spawn(Coroutine.action(() -> Signals.await("WINCH")));
            Async.yieldNow();
            task.cancel();
            assertThatThrownBy(task::await).isInstanceOf(CancellationException.class);
            LoopFuture<Void> given = LoopFuture.create();
            EventLoop loop = EventLoop.current();
            calls[0] = () -> loop.execute(() -> given.complete(null));
            JdkSignals.raise("WINCH");
            given.await();
          });
    } finally {
      JdkSignals.restore("WINCH", before);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void iterate_forgottenByAFor_isClosedByTheLoop(String backend) throws Exception {
    java.util.concurrent.CompletableFuture<Void> given =
        new java.util.concurrent.CompletableFuture<>();
    Object before = JdkSignals.handle("WINCH", () -> given.complete(null));
    try {
      Backends.runAction(
          backend,
          () -> {
            EventLoop.current().callSoon(() -> JdkSignals.raise("WINCH"));
            for (String each : Signals.iterate("WINCH")) {
              assertThat(each).isEqualTo("WINCH");
              break;
            }
            assertThat(given).isNotDone();
          });
      JdkSignals.raise("WINCH");
      assertThat(given.get()).isNull();
    } finally {
      JdkSignals.restore("WINCH", before);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void await_noSuchSignal_isRefused(String backend) {
    Backends.runAction(
        backend,
        () -> {
          assertThatThrownBy(() -> Signals.await("NONSENSE"))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("NONSENSE")
              .hasMessageContaining("INT, TERM");
          assertThatThrownBy(() -> Signals.await("KILL"))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }

  /** Run by {@link #handleSignals_twoInterrupts_cancelTheMainTaskAndThenEndTheProcess}. */
  public static final class StubbornMain {
    private StubbornMain() {}

    /** Swallows the first, and says so; waits for ever. */
    public static void main(String[] backend) {
      EventLoop.builder()
          .backend(backend[0])
          .handleSignals(true)
          .run(
              Coroutine.action(
                  () -> {
                    System.out.println("ready");
                    try {
                      LoopFuture.create().await();
                    } catch (CancellationException swallowed) {
                      System.out.println("first " + swallowed.getMessage());
                    }
                    CancelScope.shielded(() -> LoopFuture.create().await());
                  }));
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void handleSignals_twoInterrupts_cancelTheMainTaskAndThenEndTheProcess(String backend) {
    Backends.runAction(
        backend,
        () -> {
          String java = System.getProperty("java.home") + "/bin/java";
          // A shell starts what runs in its background with SIGINT ignored, and the JVM keeps to
          // it.
          try (Subprocess child =
              Subprocess.start(
                  "env",
                  "--default-signal=INT",
                  java,
                  "--add-opens",
                  "java.base/java.lang=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  StubbornMain.class.getName(),
                  backend)) {
            assertThat(child.stdout().readLine()).isEqualTo("ready");
            interrupt(child);
            assertThat(child.stdout().readLine()).isEqualTo("first SIGINT");
            interrupt(child);
            assertThat(child.waitFor()).isEqualTo(130);
          }
        });
  }

  private static void interrupt(Subprocess child) throws java.io.IOException {
    try (Subprocess kill = Subprocess.start("kill", "-INT", Long.toString(child.pid()))) {
      assertThat(kill.waitFor()).isZero();
    }
  }

  @Test
  void await_outsideOfACoroutine_isRefused() {
    assertThatThrownBy(() -> Signals.await("URG")).isInstanceOf(IllegalStateException.class);
  }
}
