// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.stress;

import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.CancelScope;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.LoopFuture;
import io.github.stallgate.runtime.Task;
import io.github.stallgate.runtime.TaskGroup;
import io.github.stallgate.runtime.TcpServer;
import io.github.stallgate.runtime.TcpStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Tasks, groups, timeouts, cancels and connections without end, and the heap that is in use
 * between: {@code Churn BACKEND SECONDS}. Ends with 1 if the second half of the time needs more
 * than the first.
 */
public final class Churn {
  private static final byte[] MESSAGE = new byte[1024];
  private static final long MEGABYTE = 1 << 20;
  private static final long SPARE_BYTES = 8 * MEGABYTE;

  private static final int ROUNDS_A_CONNECTION = 8;

  private long rounds;
  private long early;
  private long latest;

  private Churn() {}

  /** Prints the heap in use after each tenth of the time. */
  public static void main(String[] arguments) {
    Churn churn = new Churn();
    long nanos = Duration.ofSeconds(Long.parseLong(arguments[1])).toNanos();
    EventLoop.builder().backend(arguments[0]).run(Coroutine.action(() -> churn.run(nanos)));
    boolean leaks = churn.latest > churn.early + SPARE_BYTES;
    System.out.println(leaks ? "LEAKS" : "no leak");
    System.exit(leaks ? 1 : 0);
  }

  private void run(long nanos) throws Exception {
    long tenth = nanos / 10;
    for (int part = 1; part <= 10; part++) {
      long end = System.nanoTime() + tenth;
      while (System.nanoTime() - end < 0) {
        round();
        rounds++;
        if (rounds % ROUNDS_A_CONNECTION == 0) {
          connection();
        }
      }
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      latest = runtime.totalMemory() - runtime.freeMemory();
      early = part <= 5 ? Math.max(early, latest) : early;
      System.out.println(rounds + " rounds, " + latest / MEGABYTE + " MB in use");
    }
    System.out.println(EventLoop.current().metrics());
  }

  private static void round() throws Exception {
    TaskGroup.run(
        group -> {
          for (int i = 0; i < 20; i++) {
            group.spawn(Coroutine.action(Async::yieldNow));
          }
          Task<Void> endless = group.spawn(Coroutine.action(() -> Async.sleep(Duration.ofDays(1))));
          Async.yieldNow();
          endless.cancel("enough");
          return null;
        });
    try {
      Async.timeout(Duration.ofNanos(1), () -> LoopFuture.create().await());
    } catch (TimeoutException expected) {
      // That is what it is for.
    }
    CancelScope.moveOnAfter(Duration.ofHours(1), Async::yieldNow);
    Async.race(List.of(sleepy(1), sleepy(1_000_000)));
    Async.gatherOutcomes(List.of(failing(), sleepy(1)));
  }

  /** A server, a client, a message each way, and a call that blocks. */
  private static void connection() throws Exception {
    try (TcpServer server = TcpServer.listen(new InetSocketAddress("127.0.0.1", 0), Churn::answer);
        TcpStream client = TcpStream.connect(server.address())) {
      client.write(ByteBuffer.wrap(MESSAGE));
      client.readExactly(MESSAGE.length);
    }
    Async.blocking(() -> MESSAGE);
  }

  private static void answer(TcpStream stream) throws IOException {
    stream.write(ByteBuffer.wrap(stream.readExactly(MESSAGE.length)));
  }

  private static Coroutine<Void> sleepy(long micros) {
    return Coroutine.action(() -> Async.sleep(Duration.ofNanos(micros * 1_000)));
  }

  private static Coroutine<Void> failing() {
    return Coroutine.action(
        () -> {
          throw new IllegalStateException("planned");
        });
  }
}
