// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Short work of the runtime itself that would hold up the loop: it is done by daemon threads. */
final class Away {
  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor pool;

  /** So many threads at the most; what is more waits. */
  Away(String name, int threads) {
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * Calls it on another thread and waits for its result. A cancelled wait ends at once; the call
   * goes on and its result is dropped.
   */
  <T> T call(EventLoop loop, Callable<T> work) throws Exception {
    LoopFuture<Void> done = new LoopFuture<>(loop);
    Result<T> result = new Result<>();
    loop.keeping().sentAway();
    pool.execute(
        () -> {
          try {
            result.value = work.call();
          } catch (Throwable failure) {
            result.failure = failure;
          }
          loop.executeQuietly(
              () -> {
                loop.keeping().cameBack();
                done.tryComplete(null);
              });
        });
    done.await();
    return result.get();
  }

  /** Written by the pool before, and read by the loop after, the message between them. */
  private static final class Result<T> {
    T value;
    Throwable failure;

    T get() throws Exception {
      if (failure instanceof Exception exception) {
        throw exception;
      }
      if (failure != null) {
        throw Failures.passed(failure);
      }
      return value;
    }
  }
}
