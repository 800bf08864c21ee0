// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncFileTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void open_writeAndRead_atPositions(String backend) {
    Path path = directory.resolve("file");
    Backends.runAction(
        backend,
        () -> {
          try (AsyncFile file = AsyncFile.open(path, CREATE, READ, WRITE)) {
            file.write(ByteBuffer.wrap("hello world".getBytes()), 0);
            file.write(ByteBuffer.wrap("W".getBytes()), 6);
            ByteBuffer into = ByteBuffer.allocate(5);
            assertThat(file.read(into, 6)).isEqualTo(5);
            assertThat(new String(into.array())).isEqualTo("World");
            assertThat(file.read(ByteBuffer.allocate(1), 11)).isEqualTo(-1);
            assertThat(file.size()).isEqualTo(11);
            file.truncate(5);
            file.force(true);
            assertThat(file.size()).isEqualTo(5);
          }
          assertThat(AsyncFile.readString(path)).isEqualTo("hello");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void readAndWrite_withoutPosition_moveTheFilesOwn(String backend) {
    Path path = directory.resolve("file");
    Backends.runAction(
        backend,
        () -> {
          try (AsyncFile file = AsyncFile.open(path, CREATE, READ, WRITE)) {
            file.write(ByteBuffer.wrap("one".getBytes()));
            file.write(ByteBuffer.wrap("two".getBytes()));
            assertThat(file.position()).isEqualTo(6);
            file.position(2);
            ByteBuffer into = ByteBuffer.allocate(2);
            assertThat(file.read(into)).isEqualTo(2);
            assertThat(new String(into.array())).isEqualTo("et");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void statics_filesAndDirectories_doWhatFilesDoes(String backend) {
    Path inner = directory.resolve("a/b");
    Path file = inner.resolve("x");
    Backends.runAction(
        backend,
        () -> {
          AsyncFile.createDirectories(inner);
          AsyncFile.writeString(file, "eins\nzwei");
          AsyncFile.writeString(file, "!", StandardOpenOption.APPEND);
          assertThat(AsyncFile.readAllLines(file)).containsExactly("eins", "zwei!");
          AsyncFile.copy(file, inner.resolve("z"));
          AsyncFile.move(file, inner.resolve("y"));
          assertThat(AsyncFile.list(inner)).containsExactly(inner.resolve("y"), inner.resolve("z"));
          assertThat(AsyncFile.exists(file)).isFalse();
          assertThat(AsyncFile.attributes(inner.resolve("y")).size()).isEqualTo(10);
          AsyncFile.delete(inner.resolve("y"));
          assertThat(AsyncFile.deleteIfExists(inner.resolve("y"))).isFalse();
          AsyncFile.write(file, new byte[] {1, 2});
          assertThat(AsyncFile.readAllBytes(file)).containsExactly(1, 2);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void failures_ofTheFileSystem_passAsTheyAre(String backend) {
    Path missing = directory.resolve("missing");
    Backends.runAction(
        backend,
        () -> {
          assertThatThrownBy(() -> AsyncFile.readString(missing))
              .isInstanceOf(NoSuchFileException.class);
          assertThatThrownBy(() -> AsyncFile.open(missing)).isInstanceOf(NoSuchFileException.class);
          AsyncFile file = AsyncFile.open(missing, CREATE, WRITE);
          file.close();
          file.close();
          assertThatThrownBy(file::size).isInstanceOf(ClosedChannelException.class);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_inACancelledTask_stillCloses(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncFile[] opened = new AsyncFile[1];
          Task<Void> task =
              Async.spawn(
                  Coroutine.action(
                      () -> {
                        try (AsyncFile file =
                            AsyncFile.open(directory.resolve("f"), CREATE, WRITE)) {
                          opened[0] = file;
                          LoopFuture.create().await();
                        }
                      }));
          while (opened[0] == null) {
            AsyncFile.exists(directory);
          }
          task.cancel();
          assertThatThrownBy(task::await).isInstanceOf(CancellationException.class);
          assertThat(opened[0]).hasToString("AsyncFile(" + opened[0].path() + ", closed)");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void files_allOffloadThreadsBusy_haveTheirOwn(String backend) {
    CompletableFuture<Void> began = new CompletableFuture<>();
    CountDownLatch gate = new CountDownLatch(1);
    EventLoop.builder()
        .backend(backend)
        .offloadThreads(1)
        .run(
            Coroutine.action(
                () -> {
                  Task<Boolean> busy =
                      Async.spawn(
                          Coroutine.of(
                              () ->
                                  Async.toThread(
                                      () -> {
                                        began.complete(null);
                                        gate.await();
                                        return true;
                                      })));
                  Async.await(began);
                  assertThat(AsyncFile.exists(directory)).isTrue();
                  assertThat(Async.resolve("127.0.0.1")).hasSize(1);
                  gate.countDown();
                  assertThat(busy.await()).isTrue();
                }));
  }

  @Test
  void open_outsideOfACoroutine_isRefused() {
    assertThatThrownBy(() -> AsyncFile.open(directory)).isInstanceOf(IllegalStateException.class);
    assertThat(Files.exists(directory)).isTrue();
  }
}
