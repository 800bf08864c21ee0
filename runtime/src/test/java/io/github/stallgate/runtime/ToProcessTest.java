// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ToProcessTest {
  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void toProcess_manyCalls_keepTheirChildUntilTheLoopCloses(String backend) {
    long pid =
        Backends.run(
            backend,
            () -> {
              long first = Async.toProcess(() -> ProcessHandle.current().pid());
              assertThat(first).isNotEqualTo(ProcessHandle.current().pid());
              bigResult();
              noise();
              failures();
              assertThat(Async.<Long>toProcess(() -> ProcessHandle.current().pid()))
                  .isEqualTo(first);
              assertThat(ProcessHandle.of(first).orElseThrow().isAlive()).isTrue();
              return first;
            });
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  private static void bigResult() {
    byte[] megabyte = new byte[1 << 20];
    megabyte[77] = 7;
    byte[] back =
        Async.toProcess(
            () -> {
              megabyte[78] = 8;
              return megabyte;
            });
    assertThat(back).hasSize(1 << 20);
    assertThat(back[77]).isEqualTo((byte) 7);
    assertThat(back[78]).isEqualTo((byte) 8);
  }

  private static void noise() {
    String result =
        Async.toProcess(
            () -> {
              System.out.println("printed by a child, on purpose");
              FileOutputStream raw = new FileOutputStream(FileDescriptor.out);
              raw.write("past System.out, on purpose\n".getBytes());
              raw.write(0xFE);
              return "quiet " + System.in.read();
            });
    assertThat(result).isEqualTo("quiet -1");
  }

  private static void failures() {
    assertThatThrownBy(() -> Async.toProcess(() -> fail(new IllegalArgumentException("bad"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bad");
    assertThatThrownBy(() -> Async.toProcess(() -> fail(new IOException("checked"))))
        .isInstanceOf(CompletionException.class)
        .hasRootCauseInstanceOf(IOException.class)
        .hasRootCauseMessage("checked");
    assertThatThrownBy(() -> Async.toProcess(() -> fail(new Unsendable())))
        .isInstanceOf(ChildProcessException.class)
        .hasMessageContaining("Unsendable");
    Object captured = new Object();
    assertThatThrownBy(() -> Async.toProcess(() -> captured.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Object");
  }

  private static String fail(Exception why) throws Exception {
    throw why;
  }

  /** Holds what can't be serialised. */
  private static final class Unsendable extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("unused")
    private final transient Object kept = null;

    private Object writeReplace() throws java.io.ObjectStreamException {
      throw new java.io.NotSerializableException("Unsendable");
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void toProcess_childDies_failsWithWhatItPrintedAndTheNextGetsAnother(String backend) {
    Backends.runAction(
        backend,
        () -> {
          ChildProcessException death =
              catchThrowableOfType(
                  ChildProcessException.class, () -> Async.toProcess(ToProcessTest::die));
          assertThat(death.exitValue()).hasValue(3);
          assertThat(death.output()).contains("last words, on purpose");
          assertThat(death).hasMessageContaining("last words, on purpose");
          assertThat(Async.<Integer>toProcess(() -> 5)).isEqualTo(5);
        });
  }

  private static String die() {
    System.out.println("last words, on purpose");
    System.exit(3);
    return "never";
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void toProcess_cancelled_killsTheChild(String backend) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = server.getLocalPort();
      Backends.runAction(
          backend,
          () -> {
            Task<String> task =
                Async.spawn(Coroutine.of(() -> Async.toProcess(() -> callAndCompute(port))));
            long pid = Async.toThread(() -> pidOfCaller(server));
            ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
            task.cancel("enough");
            assertThatThrownBy(task::await)
                .isInstanceOf(CancellationException.class)
                .hasMessage("enough");
            assertThat(child.isAlive()).isFalse();
          });
    }
  }

  private static long pidOfCaller(ServerSocket server) throws IOException {
    try (Socket caller = server.accept()) {
      return new DataInputStream(caller.getInputStream()).readLong();
    }
  }

  private static String callAndCompute(int port) throws Exception {
    try (Socket toParent = new Socket(InetAddress.getLoopbackAddress(), port)) {
      new DataOutputStream(toParent.getOutputStream()).writeLong(ProcessHandle.current().pid());
      new CountDownLatch(1).await();
      return "never";
    }
  }

  @Test
  void toProcess_outsideOfACoroutine_isRefused() {
    assertThatThrownBy(() -> Async.toProcess(() -> 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void serializableCallable_lambda_isSerializable() {
    SerializableCallable<Integer> body = () -> 1;
    assertThat(body).isInstanceOf(Serializable.class);
  }
}
