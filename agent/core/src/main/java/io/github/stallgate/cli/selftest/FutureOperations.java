// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Results that another thread has yet to produce. */
final class FutureOperations {

  private static final long LONG_SECONDS = 10;

  /** A task of a pool that waits for the loop to wait for it. */
  private static final class PoolTask implements AutoCloseable {
    private final Meeting meeting = new Meeting();
    private final ForkJoinPool pool = new ForkJoinPool(1);
    private final ForkJoinTask<Boolean> task = pool.submit(meeting::awaitGuestWaiting);

    ForkJoinTask<Boolean> meet() {
      meeting.attend();
      return task;
    }

    @Override
    public void close() {
      meeting.cancel();
      pool.shutdownNow();
    }
  }

  /** A file channel whose operations begin only once the loop waits. */
  private record LateFile(LateExecutor executor, AsynchronousFileChannel channel)
      implements AutoCloseable {
    static LateFile open(Scratch scratch) throws IOException {
      LateExecutor executor = new LateExecutor();
      Set<StandardOpenOption> options = Set.of(StandardOpenOption.READ);
      return new LateFile(
          executor, AsynchronousFileChannel.open(scratch.file(), options, executor));
    }

    @Override
    public void close() throws IOException {
      channel.close();
      executor.close();
    }
  }

  private FutureOperations() {}

  static List<Operation> all(Scratch scratch) {
    return OperationList.reportedAs("BlockingFuture")
        .on("java.util.concurrent.CompletableFuture")
        .call("get()", FutureOperations::completer, FutureOperations::completableGet)
        .call("get(timeout)", FutureOperations::completer, FutureOperations::completableGetTimed)
        .call("join", FutureOperations::completer, FutureOperations::completableJoin)
        .on("java.util.concurrent.FutureTask")
        .call("get()", FutureOperations::taskRunner, FutureOperations::taskGet)
        .call("get(timeout)", FutureOperations::taskRunner, FutureOperations::taskGetTimed)
        .on("java.util.concurrent.ForkJoinTask")
        .call("get", PoolTask::new, FutureOperations::forkJoinGet)
        .call("join", PoolTask::new, FutureOperations::forkJoinJoin)
        .add("ExecutorService.invokeAll", LateExecutor::new, FutureOperations::invokeAll)
        .add("ExecutorService.invokeAny", LateExecutor::new, FutureOperations::invokeAny)
        .add(
            "AsynchronousFileChannel.read().get()",
            () -> LateFile.open(scratch),
            FutureOperations::asynchronousRead)
        .toList();
  }

  /** Not for a result: until the pool's threads have ended. */
  static List<Operation> waits() {
    return OperationList.reportedAs("BlockingWait")
        .add(
            "ExecutorService.awaitTermination",
            FutureOperations::closing,
            FutureOperations::awaitTermination)
        .toList();
  }

  private static Partner<CompletableFuture<String>> completer() throws InterruptedException {
    return Partner.of(new CompletableFuture<>(), future -> future.complete("done"));
  }

  private static Partner<FutureTask<String>> taskRunner() throws InterruptedException {
    return Partner.of(new FutureTask<>(() -> "done"), FutureTask::run);
  }

  private static LateExecutor closing() {
    LateExecutor executor = new LateExecutor();
    executor.execute(() -> {});
    executor.shutdown();
    return executor;
  }

  static void completableGet(Partner<CompletableFuture<String>> partner) throws Exception {
    partner.meet().get();
  }

  static void completableGetTimed(Partner<CompletableFuture<String>> partner) throws Exception {
    partner.meet().get(LONG_SECONDS, TimeUnit.SECONDS);
  }

  static void completableJoin(Partner<CompletableFuture<String>> partner) {
    partner.meet().join();
  }

  static void taskGet(Partner<FutureTask<String>> partner) throws Exception {
    partner.meet().get();
  }

  static void taskGetTimed(Partner<FutureTask<String>> partner) throws Exception {
    partner.meet().get(LONG_SECONDS, TimeUnit.SECONDS);
  }

  static void forkJoinGet(PoolTask task) throws Exception {
    task.meet().get();
  }

  static void forkJoinJoin(PoolTask task) {
    task.meet().join();
  }

  static void invokeAll(LateExecutor late) throws InterruptedException {
    ExecutorService executor = late.meet();
    List<Callable<String>> tasks = List.of(() -> "one", () -> "two");
    executor.invokeAll(tasks);
  }

  static void invokeAny(LateExecutor late) throws Exception {
    ExecutorService executor = late.meet();
    List<Callable<String>> tasks = List.of(() -> "one", () -> "two");
    executor.invokeAny(tasks);
  }

  static void awaitTermination(LateExecutor late) throws InterruptedException {
    late.meet().awaitTermination(LONG_SECONDS, TimeUnit.SECONDS);
  }

  static void asynchronousRead(LateFile file) throws Exception {
    file.executor().meet();
    file.channel().read(ByteBuffer.allocate(Scratch.FILE_BYTES), 0).get();
  }
}
