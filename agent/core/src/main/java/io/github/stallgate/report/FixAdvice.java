// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Rule;
import java.util.List;

/**
 * What to write instead, in the API of the framework whose loop is held: two lines at most. Pure;
 * any thread.
 */
final class FixAdvice {
  private FixAdvice() {}

  /** The lines for a rule; null stands for a rule this version does not know. */
  static List<String> of(Rule rule, Framework framework) {
    if (rule == null) {
      return elsewhere("run it elsewhere", framework);
    }
    return switch (rule) {
      case BLOCKING_SLEEP ->
          List.of("let the loop come back instead of sleeping:", timer(framework));
      case BLOCKING_WAIT, BLOCKING_FUTURE ->
          List.of("continue when the result is there instead of waiting:", completion(framework));
      case BLOCKING_LOCK ->
          elsewhere("confine the state to this loop, or take the lock elsewhere", framework);
      case BLOCKING_SOCKET -> List.of("use a non-blocking client:", socket(framework));
      case BLOCKING_FILE -> List.of("let another thread wait for the disk:", file(framework));
      case BLOCKING_DNS -> List.of("resolve without waiting:", dns(framework));
      case BLOCKING_PROCESS ->
          elsewhere("start it elsewhere, and use process.onExit(), not waitFor()", framework);
      case BLOCKING_JDBC -> jdbc(framework);
      case BLOCKING_CONSOLE ->
          List.of(
              "log through an asynchronous appender that drops when full, e.g. logback's",
              "  AsyncAppender with <neverBlock>true</neverBlock>");
      case BLOCKING_CLASS_INIT ->
          List.of(
              "initialise the class before the loops start, e.g. in main:",
              "  Class.forName(\"the.Class\"); or move the work out of its static initialiser");
      case CPU_HOG -> List.of("either  " + part(framework), "or      " + compute(framework));
      case LOOP_LAG ->
          List.of("bound what is queued at once, and spread bursts:", spread(framework));
      case CARRIER_PINNED ->
          List.of(
              "make the call on a platform thread, and wait for it outside the native frame:",
              "  " + offload(carrying(framework)));
      case CARRIER_HOG ->
          List.of("either  " + part(Framework.VIRTUAL), "or      " + compute(Framework.VIRTUAL));
    };
  }

  /** Who carries virtual threads, if nobody else does, is the JDK. */
  private static Framework carrying(Framework framework) {
    return framework == Framework.RUNTIME ? framework : Framework.VIRTUAL;
  }

  /** What helps where no code is to blame: the cause is GC or MACHINE. */
  static List<String> ofNoise(String cause) {
    return cause.equals("GC")
        ? List.of(
            "allocate less, or choose a collector with shorter pauses:",
            "  -Xlog:gc tells each pause; -XX:+UseZGC has the shortest")
        : List.of(
            "give the JVM the cores it needs, or run less beside it:",
            "  in a container, compare its CPU limit with nr_throttled in its cpu.stat");
  }

  private static List<String> elsewhere(String how, Framework framework) {
    return List.of(how + ":", "  " + offload(framework));
  }

  private static String offload(Framework framework) {
    return switch (framework) {
      case NETTY -> "supplyAsync(this::work, workers).thenAcceptAsync(this::next, ctx.executor())";
      case VERTX -> "vertx.executeBlocking(() -> work()).onSuccess(this::next)";
      case REACTOR -> "Mono.fromCallable(this::work).subscribeOn(Schedulers.boundedElastic())";
      case RXJAVA -> "Single.fromCallable(this::work).subscribeOn(Schedulers.io())";
      case AWT -> "a javax.swing.SwingWorker: work() in doInBackground(), next(get()) in done()";
      case HTTPCLIENT ->
          "response.thenApplyAsync(this::work, workers), workers being your executor";
      case VIRTUAL -> "workers.submit(this::work).get(), workers being platform threads";
      case RUNTIME -> "Async.toThread(() -> work()), which waits as other coroutines do";
      case OTHER -> "CompletableFuture.supplyAsync(this::work, workers).thenAccept(this::next)";
    };
  }

  /** Work in parts, each of which schedules the next. */
  private static String part(Framework framework) {
    return switch (framework) {
      case NETTY -> "ctx.executor().execute(this::nextPart), a part of the work a turn";
      case VERTX -> "context.runOnContext(v -> nextPart()), a part of the work a turn";
      case REACTOR -> "scheduler.schedule(this::nextPart), a part of the work a turn";
      case RXJAVA -> "worker.schedule(this::nextPart), a part of the work a turn";
      case AWT -> "SwingUtilities.invokeLater(this::nextPart), a part of the work a turn";
      case HTTPCLIENT -> "do less in body handlers and in stages that name no executor";
      case VIRTUAL -> "Thread.yield() every few milliseconds of the computation";
      case RUNTIME -> "Async.yieldNow() every few milliseconds of the computation";
      case OTHER -> "loop.execute(this::nextPart), a part of the work a turn";
    };
  }

  private static String compute(Framework framework) {
    return switch (framework) {
      case REACTOR -> "Mono.fromCallable(this::work).subscribeOn(Schedulers.fromExecutor(workers))";
      case RXJAVA -> "Single.fromCallable(this::work).subscribeOn(Schedulers.from(workers))";
      default -> offload(framework);
    };
  }

  /** How a burst is kept from queueing on one loop. */
  private static String spread(Framework framework) {
    return switch (framework) {
      case NETTY -> "  group.next().execute(task); setAutoRead(false) while too much is queued";
      case VERTX -> "  more instances of the verticle; stream.pause() while too much is queued";
      case REACTOR -> "  limitRate(n), flatMap(this::work, n), publishOn(Schedulers.parallel())";
      case RXJAVA -> "  flatMap(this::work, n), onBackpressureBuffer(n), parallel().runOn(...)";
      case AWT -> "  SwingWorker.publish(...), which hands many updates over as one event";
      case HTTPCLIENT -> "  a Semaphore around sendAsync(...), so that fewer exchanges run at once";
      case VIRTUAL -> "  a Semaphore around what starts the virtual threads";
      case RUNTIME -> "  a CapacityLimiter around what the tasks do, or a bounded AsyncQueue";
      case OTHER -> "  a Semaphore or a bounded queue in front of loop.execute(task)";
    };
  }

  private static String timer(Framework framework) {
    return switch (framework) {
      case NETTY -> "  ctx.executor().schedule(() -> next(), delay, TimeUnit.MILLISECONDS)";
      case VERTX -> "  vertx.setTimer(delay, id -> next())";
      case REACTOR -> "  Mono.delay(delay).then(next()), or delayElement(delay)";
      case RXJAVA -> "  Single.timer(delay, TimeUnit.MILLISECONDS), or delay(...)";
      case AWT -> "  new javax.swing.Timer(delay, event -> next()), not repeating";
      case VIRTUAL -> "  Thread.sleep(delay) with no native frame below it gives the carrier up";
      case RUNTIME -> "  Async.sleep(Duration.ofMillis(delay))";
      case HTTPCLIENT, OTHER ->
          "  CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS).execute(this::next)";
    };
  }

  private static String completion(Framework framework) {
    return switch (framework) {
      case NETTY -> "  future.addListener(f -> next(f)), or whenCompleteAsync(..., ctx.executor())";
      case VERTX ->
          "  future.onComplete(this::next), or Future.fromCompletionStage(stage, context)";
      case REACTOR -> "  Mono.fromFuture(future).flatMap(this::next), and no block()";
      case RXJAVA ->
          "  Single.fromCompletionStage(stage).flatMap(this::next), and no blockingGet()";
      case AWT -> "  future.thenAcceptAsync(this::next, SwingUtilities::invokeLater)";
      case HTTPCLIENT ->
          "  client.sendAsync(...).thenCompose(this::next), and no join() in a stage";
      case VIRTUAL -> "  future.get() with no native frame below it gives the carrier up";
      case RUNTIME -> "  Async.await(future), or LoopFuture.from(future).await()";
      case OTHER -> "  future.thenAccept(this::next)";
    };
  }

  private static String socket(Framework framework) {
    return switch (framework) {
      case NETTY -> "  new Bootstrap().group(ctx.channel().eventLoop())...connect(address)";
      case VERTX -> "  vertx.createNetClient(), vertx.createHttpClient(), or the Vert.x WebClient";
      case REACTOR -> "  WebClient, or reactor.netty's HttpClient and TcpClient";
      case RXJAVA -> "  an asynchronous client, wrapped by Single.fromCompletionStage(...)";
      case AWT -> "  java.net.http.HttpClient.sendAsync(...), or a javax.swing.SwingWorker";
      case HTTPCLIENT -> "  client.sendAsync(...) in thenCompose, for the second request too";
      case VIRTUAL -> "  java.net.Socket or HttpClient, which give the carrier up while they wait";
      case RUNTIME -> "  TcpStream.connect(address), or Async.await(httpClient.sendAsync(...))";
      case OTHER -> "  java.net.http.HttpClient.sendAsync(...), or a SocketChannel of the loop";
    };
  }

  private static String file(Framework framework) {
    return switch (framework) {
      case VERTX -> "  vertx.fileSystem().readFile(path).onSuccess(this::next)";
      default -> "  " + offload(framework);
    };
  }

  private static String dns(Framework framework) {
    return switch (framework) {
      case NETTY -> "  DnsNameResolver.resolve(name) of netty-resolver-dns";
      case VERTX -> "  vertx.createDnsClient().lookup(name)";
      case REACTOR -> "  pass an unresolved address; reactor.netty resolves it without blocking";
      default -> "  " + offload(framework);
    };
  }

  private static List<String> jdbc(Framework framework) {
    String either = "either  " + offload(framework);
    return switch (framework) {
      case VERTX -> List.of(either, "or      a reactive client, e.g. io.vertx:vertx-pg-client");
      case REACTOR, RXJAVA -> List.of(either, "or      an R2DBC driver");
      default ->
          elsewhere("call it on as many threads as the connection pool has connections", framework);
    };
  }
}
