// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Callbacks on one Netty loop. */
final class NettyBench implements Bench {
  private static final int BATCH = 1_000;

  private final EventLoop loop =
      (EventLoop) new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()).next();
  private int ran;

  @Override
  public void spawn(int tasks) throws Exception {
    for (int done = 0; done < tasks; done += BATCH) {
      int batch = Math.min(BATCH, tasks - done);
      CountDownLatch end = new CountDownLatch(1);
      loop.execute(
          () -> {
            for (int i = 0; i < batch; i++) {
              loop.execute(() -> ran++);
            }
            loop.execute(end::countDown);
          });
      end.await();
    }
  }

  @Override
  public void yield(int tasks, int times) throws Exception {
    CountDownLatch end = new CountDownLatch(tasks);
    for (int i = 0; i < tasks; i++) {
      loop.execute(new Yielding(times / tasks, end));
    }
    end.await();
  }

  @Override
  public void timers(int timers) throws Exception {
    Future<?>[] all = new Future<?>[timers];
    loop.submit(() -> set(all)).get();
    loop.submit(() -> cancel(all)).get();
  }

  @Override
  public void sleep(int tasks, Duration duration, Runnable allAsleep) throws Exception {
    CountDownLatch end = new CountDownLatch(tasks);
    loop.execute(
        () -> {
          for (int i = 0; i < tasks; i++) {
            loop.schedule(() -> end.countDown(), duration.toNanos(), TimeUnit.NANOSECONDS);
          }
          allAsleep.run();
        });
    end.await();
  }

  @Override
  public void execute(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      CountDownLatch end = new CountDownLatch(1);
      loop.execute(end::countDown);
      end.await();
    }
  }

  @Override
  public void submit(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      loop.submit(() -> ran++).get();
    }
  }

  private void set(Future<?>[] timers) {
    Delays delays = new Delays();
    Runnable nothing = () -> {};
    for (int i = 0; i < timers.length; i++) {
      timers[i] = loop.schedule(nothing, delays.next().toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private static void cancel(Future<?>[] timers) {
    for (Future<?> timer : timers) {
      timer.cancel(false);
    }
  }

  private final class Yielding implements Runnable {
    private final CountDownLatch end;
    private int left;

    Yielding(int times, CountDownLatch end) {
      this.left = times;
      this.end = end;
    }

    @Override
    public void run() {
      if (left-- > 0) {
        loop.execute(this);
      } else {
        end.countDown();
      }
    }
  }
}
