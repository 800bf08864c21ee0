// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static io.github.stallgate.runtime.Loopback.allOthersWait;
import static io.github.stallgate.runtime.Loopback.any;
import static io.github.stallgate.runtime.Loopback.bytes;
import static io.github.stallgate.runtime.Loopback.connected;
import static io.github.stallgate.runtime.Loopback.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class TcpStreamTest {
  private static final String BACKENDS = "io.github.stallgate.runtime.Backends#names";
  private static final byte[] STAR = {'*'};
  private static final byte[] END = {'\r', '\n', '\r', '\n'};

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void echo_manySmallMessages_comeBackInOrder(String backend) {
    connected(
        backend,
        (here, there) -> {
          Task<Void> echo = Async.spawn(Coroutine.action(() -> Loopback.echo(there)));
          for (int i = 0; i < 200; i++) {
            here.write(bytes("message " + i + "\n"));
          }
          for (int i = 0; i < 200; i++) {
            assertThat(here.readLine()).isEqualTo("message " + i);
          }
          here.shutdownOutput();
          assertThat(here.readLine()).isNull();
          echo.await();
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void shutdownOutput_halfClosed_otherDirectionGoesOn(String backend) {
    connected(
        backend,
        (here, there) -> {
          here.write(bytes("all"));
          here.shutdownOutput();
          assertThat(there.read(ByteBuffer.allocate(10))).isEqualTo(3);
          assertThat(there.read(ByteBuffer.allocate(10))).isEqualTo(-1);
          assertThat(there.read(ByteBuffer.allocate(10))).isEqualTo(-1);
          there.write(bytes("answer"));
          assertThat(text(here.readExactly(6))).isEqualTo("answer");
          assertThatThrownBy(() -> here.write(bytes("more")))
              .isInstanceOf(IOException.class)
              .hasMessageContaining("shutdownOutput()");
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void read_lessRoomThanCame_keepsTheRest(String backend) {
    connected(
        backend,
        (here, there) -> {
          there.write(bytes("abcdef"));
          there.flush();
          ByteBuffer two = ByteBuffer.allocateDirect(2);
          assertThat(here.read(two)).isEqualTo(2);
          assertThat(here.read(two)).isZero();
          assertThat(two.flip().get(1)).isEqualTo((byte) 'b');
          assertThat(text(here.readExactly(4))).isEqualTo("cdef");
          assertThat(here.readExactly(0)).isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void readExactly_endInTheMiddle_isEofAndKeepsWhatCame(String backend) {
    connected(
        backend,
        (here, there) -> {
          there.write(bytes("abc"));
          there.close();
          assertThatThrownBy(() -> here.readExactly(4))
              .isInstanceOf(EOFException.class)
              .hasMessageContaining("3 of 4");
          assertThat(text(here.readExactly(3))).isEqualTo("abc");
          assertThatThrownBy(() -> here.readExactly(-1))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void readLine_allKindsOfEnds_areStripped(String backend) {
    connected(
        backend,
        (here, there) -> {
          there.write(bytes("one\r\ntwo\n\n\r\ngr\u00fc\u00df\nrest"));
          there.close();
          List<String> lines = new ArrayList<>();
          for (int i = 0; i < 5; i++) {
            lines.add(here.readLine());
          }
          assertThat(lines).containsExactly("one", "two", "", "", "gr\u00fc\u00df");
          assertThatThrownBy(here::readLine).isInstanceOf(EOFException.class);
          assertThat(text(here.readExactly(4))).isEqualTo("rest");
          assertThat(here.readLine()).isNull();
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void readLine_longerThanTheLimit_fails(String backend) {
    connected(
        backend,
        (here, there) -> {
          Async.spawn(Coroutine.action(() -> there.write(ByteBuffer.allocate(70_000))));
          assertThatThrownBy(here::readLine)
              .isInstanceOf(IOException.class)
              .hasMessageContaining("65536");
          assertThat(here.readExactly(70_000)).hasSize(70_000);
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void readUntil_separatorInPieces_isFoundWithIt(String backend) {
    connected(
        backend,
        (here, there) -> {
          Task<byte[]> head = Async.spawn(Coroutine.of(() -> here.readUntil(END, 100)));
          for (String piece : List.of("head\r", "\n\r", "\nbody")) {
            there.write(bytes(piece));
            there.flush();
            allOthersWait();
          }
          assertThat(text(head.await())).isEqualTo("head\r\n\r\n");
          assertThat(text(here.readExactly(4))).isEqualTo("body");
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void readUntil_maxExceeded_failsAndKeepsTheBytes(String backend) {
    connected(
        backend,
        (here, there) -> {
          there.write(bytes("12345*"));
          there.flush();
          assertThatThrownBy(() -> here.readUntil(STAR, 5))
              .isInstanceOf(IOException.class)
              .hasMessageContaining("5 bytes");
          assertThat(text(here.readUntil(STAR, 6))).isEqualTo("12345*");
          there.write(bytes("abc"));
          there.close();
          assertThatThrownBy(() -> here.readUntil(STAR, 6)).isInstanceOf(EOFException.class);
          assertThat(text(here.readExactly(3))).isEqualTo("abc");
          assertThatThrownBy(() -> here.readUntil(new byte[0], 6))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void write_peerNeverReads_waitsUntilItDoes(String backend) {
    int size = 32 * 1024 * 1024;
    connected(
        backend,
        (here, there) -> {
          Task<Void> writer = Async.spawn(Coroutine.action(() -> here.write(pattern(size))));
          allOthersWait();
          assertThat(writer.state()).isEqualTo(Task.State.WAITING);
          ByteBuffer got = ByteBuffer.allocate(size);
          while (got.hasRemaining()) {
            assertThat(there.read(got)).isPositive();
          }
          writer.await();
          assertThat(got.flip()).isEqualTo(pattern(size));
        });
  }

  private static ByteBuffer pattern(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + (i >>> 12));
    }
    return ByteBuffer.wrap(bytes);
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void write_largeDirectBuffers_arriveWholeAndInOrder(String backend) {
    int size = 16 << 20;
    connected(
        backend,
        (here, there) -> {
          ByteBuffer direct = ByteBuffer.allocateDirect(size).put(pattern(size)).flip();
          Task<Void> writer =
              Async.spawn(
                  Coroutine.action(
                      () -> {
                        here.write(bytes("first"));
                        here.write(direct);
                        here.write(bytes("last"));
                      }));
          assertThat(text(there.readExactly(5))).isEqualTo("first");
          ByteBuffer got = ByteBuffer.allocateDirect(size);
          while (got.hasRemaining()) {
            assertThat(there.read(got)).isPositive();
          }
          assertThat(got.flip()).isEqualTo(pattern(size));
          assertThat(text(there.readExactly(4))).isEqualTo("last");
          writer.await();
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void write_severalTasksAtOnce_doNotMix(String backend) {
    int size = 8 * 1024 * 1024;
    connected(
        backend,
        (here, there) -> {
          List<Task<Void>> writers = new ArrayList<>();
          for (byte id = 1; id <= 3; id++) {
            byte[] block = new byte[size];
            java.util.Arrays.fill(block, id);
            writers.add(Async.spawn(Coroutine.action(() -> here.write(ByteBuffer.wrap(block)))));
          }
          allOthersWait();
          writers.get(1).cancel();
          for (byte id : new byte[] {1, 3}) {
            byte[] block = there.readExactly(size);
            assertThat(block[0]).isEqualTo(id);
            assertThat(block[size - 1]).isEqualTo(id);
          }
          assertThatThrownBy(writers.get(1)::await).isInstanceOf(CancellationException.class);
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void read_whileAnotherTaskReads_isRefused(String backend) {
    connected(
        backend,
        (here, there) -> {
          Task<Integer> first = Async.spawn(Coroutine.of(() -> here.read(ByteBuffer.allocate(9))));
          Async.yieldNow();
          assertThatThrownBy(() -> here.readExactly(1))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("another task is reading");
          there.write(bytes("x"));
          assertThat(first.await()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void read_cancelledWithPartOfIt_losesNoBytes(String backend) {
    connected(
        backend,
        (here, there) -> {
          Task<byte[]> reader = Async.spawn(Coroutine.of(() -> here.readExactly(10)));
          there.write(bytes("01234"));
          there.flush();
          while (here.in.size() < 5) {
            Async.yieldNow();
          }
          reader.cancel();
          assertThatThrownBy(reader::await).isInstanceOf(CancellationException.class);
          there.write(bytes("56789"));
          assertThat(text(here.readExactly(10))).isEqualTo("0123456789");
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void read_cancelledBeforeAnythingCame_nextReaderGetsIt(String backend) {
    connected(
        backend,
        (here, there) -> {
          Task<Integer> reader = Async.spawn(Coroutine.of(() -> here.read(ByteBuffer.allocate(9))));
          Async.yieldNow();
          there.write(bytes("kept"));
          there.flush();
          reader.cancel();
          allOthersWait();
          assertThat(reader.isCancelled()).isTrue();
          assertThat(text(here.readExactly(4))).isEqualTo("kept");
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void close_whileATaskReads_wakesItWithAnIoException(String backend) {
    connected(
        backend,
        (here, there) -> {
          Task<String> reader = Async.spawn(Coroutine.of(here::readLine));
          Async.yieldNow();
          here.close();
          here.close();
          assertThatThrownBy(reader::await)
              .isInstanceOf(CompletionException.class)
              .cause()
              .isInstanceOf(IOException.class)
              .hasMessageContaining("closed on this side while a task was reading");
          assertThatThrownBy(() -> here.read(ByteBuffer.allocate(1)))
              .isInstanceOf(IOException.class)
              .hasMessageContaining("before close()");
          assertThatThrownBy(() -> here.write(bytes("x"))).isInstanceOf(IOException.class);
          assertThat(there.readLine()).isNull();
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void close_whileATaskWrites_wakesItWithAnIoException(String backend) {
    connected(
        backend,
        (here, there) -> {
          Task<Void> writer =
              Async.spawn(Coroutine.action(() -> here.write(ByteBuffer.allocate(32 << 20))));
          Task<Void> second = Async.spawn(Coroutine.action(() -> here.write(bytes("x"))));
          allOthersWait();
          here.close();
          for (Task<Void> each : List.of(writer, second)) {
            assertThatThrownBy(each::await)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IOException.class);
          }
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void close_withOutputPending_sendsItFirst(String backend) {
    connected(
        backend,
        (here, there) -> {
          Task<byte[]> reader = Async.spawn(Coroutine.of(() -> there.readExactly(1 << 20)));
          here.write(ByteBuffer.allocate(1 << 20));
          here.close();
          assertThat(reader.await()).hasSize(1 << 20);
          assertThat(there.readLine()).isNull();
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void read_resetByPeer_failsCleanly(String backend) {
    connected(
        backend,
        (here, there) -> {
          Task<String> reader = Async.spawn(Coroutine.of(here::readLine));
          Async.yieldNow();
          there.abort();
          assertThatThrownBy(reader::await)
              .isInstanceOf(CompletionException.class)
              .hasCauseInstanceOf(IOException.class)
              .cause()
              .isNotInstanceOf(EOFException.class);
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void write_resetByPeer_failsCleanly(String backend) {
    connected(
        backend,
        (here, there) -> {
          there.abort();
          assertThatThrownBy(
                  () -> {
                    while (true) {
                      here.write(ByteBuffer.allocate(100_000));
                      here.flush();
                    }
                  })
              .isInstanceOf(IOException.class)
              .hasMessageContaining("can't write to");
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void connect_nobodyListens_saysWhere(String backend) {
    Backends.runAction(
        backend,
        () -> {
          TcpServer gone = TcpServer.listen(any(), stream -> {});
          gone.close();
          Async.yieldNow();
          assertThatThrownBy(() -> TcpStream.connect(gone.address()))
              .isInstanceOf(ConnectException.class)
              .hasMessageContaining(String.valueOf(gone.address().getPort()));
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void connect_unresolvedName_isLookedUp(String backend) {
    Backends.runAction(
        backend,
        () -> {
          try (TcpServer server = TcpServer.listen(any(), Loopback::echo)) {
            int port = server.address().getPort();
            InetSocketAddress name = InetSocketAddress.createUnresolved("127.0.0.1", port);
            try (TcpStream stream = TcpStream.connect(name)) {
              stream.write(bytes("hello\n"));
              assertThat(stream.readLine()).isEqualTo("hello");
              assertThat(stream.remote()).isEqualTo(server.address());
              assertThat(stream.local().getPort()).isPositive();
            }
          }
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void read_outsideOfTheLoop_isRefused(String backend) {
    connected(
        backend,
        (here, there) -> {
          Throwable[] thrown = new Throwable[1];
          Thread stranger =
              new Thread(
                  () -> {
                    try {
                      here.read(ByteBuffer.allocate(1));
                    } catch (IOException | RuntimeException failure) {
                      thrown[0] = failure;
                    }
                  });
          stranger.start();
          stranger.join();
          assertThat(thrown[0])
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("another thread");
        });
  }
}
