// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import io.github.stallgate.benchmarks.runtime.OurLoop;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.LoopFuture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Another thread's way to a loop of ours, which runs on a thread of its own and is idle. */
final class RoundTrips implements AutoCloseable {
  private final CompletableFuture<EventLoop> begun = new CompletableFuture<>();
  private final Thread thread = new Thread(this::serve, "round trips");
  private final EventLoop loop;
  private LoopFuture<Void> end;
  private int ran;

  RoundTrips() {
    thread.setDaemon(true);
    thread.start();
    loop = begun.join();
  }

  void execute(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      CountDownLatch back = new CountDownLatch(1);
      loop.execute(back::countDown);
      back.await();
    }
  }

  void submit(int times) {
    for (int i = 0; i < times; i++) {
      loop.submit(Coroutine.of(() -> ran++)).join();
    }
  }

  @Override
  public void close() throws InterruptedException {
    loop.execute(() -> end.complete(null));
    thread.join();
  }

  private void serve() {
    OurLoop.builder()
        .run(
            Coroutine.action(
                () -> {
                  end = LoopFuture.create();
                  begun.complete(EventLoop.current());
                  end.await();
                }));
  }
}
