// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.attribution;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The loops that windows run on, and what else a window needs. Called by one thread that is no
 * loop; each method plays one window to its end and returns how long it held the loop, in
 * nanoseconds.
 */
final class Stage implements AutoCloseable {
  private static final long HOG_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long BYSTANDER_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long BELOW_BUDGET_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long WAIT_MILLIS = 120;
  private static final long POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private final MultiThreadIoEventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final Object monitor = new Object();
  private final EventLoop loop;
  private final Thread loopThread;
  private final Socket socket;
  private final Socket peer;

  Stage() throws Exception {
    Iterator<EventExecutor> both = loops.iterator();
    loop = (EventLoop) both.next();
    loopThread = loop.submit(Thread::currentThread).get();
    startBystander(both.next());
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      socket = new Socket(server.getInetAddress(), server.getLocalPort());
      peer = server.accept();
    }
  }

  /** Short turns for that long, so that no window is among the first turns of its loop. */
  void warmUp(Window window, long millis) throws Exception {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() - end < 0) {
      loop.submit(() -> window.compute(BYSTANDER_NANOS / 10)).get();
    }
  }

  long play(Scenario scenario, Window window) throws Exception {
    return switch (scenario) {
      case SPINNER, STARVED_SPINNER -> run(() -> window.compute(HOG_NANOS));
      case SLEEPER, STARVED_SLEEPER -> run(() -> window.sleep(WAIT_MILLIS));
      case GC_STORM -> run(() -> window.compute(BELOW_BUDGET_NANOS));
      case LOCK_WAITER -> lock(window);
      case SOCKET_READER -> read(window);
    };
  }

  @Override
  public void close() throws IOException {
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    socket.close();
    peer.close();
  }

  /** What a window does on its loop. */
  private interface Act {
    void run() throws Exception;
  }

  private long run(Act act) throws Exception {
    return loop.submit(
            () -> {
              long start = System.nanoTime();
              act.run();
              return System.nanoTime() - start;
            })
        .get();
  }

  private long lock(Window window) throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    Thread holder = new Thread(() -> hold(held), "holder");
    holder.start();
    held.await();
    long nanos = run(() -> window.lock(monitor));
    holder.join();
    return nanos;
  }

  /** Holds the monitor until the loop has waited for it long enough. */
  private void hold(CountDownLatch held) {
    synchronized (monitor) {
      held.countDown();
      while (loopThread.getState() != Thread.State.BLOCKED) {
        LockSupport.parkNanos(POLL_NANOS);
      }
      pause(WAIT_MILLIS);
    }
  }

  private long read(Window window) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Thread answer = new Thread(() -> answer(begun), "silent-peer");
    answer.start();
    long nanos =
        run(
            () -> {
              begun.countDown();
              window.read(socket.getInputStream());
            });
    answer.join();
    return nanos;
  }

  /** Breaks the silence, long after the read began. */
  private void answer(CountDownLatch begun) {
    try {
      begun.await();
      pause(WAIT_MILLIS);
      peer.getOutputStream().write(1);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("the peer could not answer", e);
    }
  }

  /** A second loop with a turn of 1 ms every 10 ms, which no error may blame. */
  private static void startBystander(EventExecutor loop) {
    Window bystander = new Window0000();
    loop.scheduleAtFixedRate(
        () -> bystander.compute(BYSTANDER_NANOS), 0, 10, TimeUnit.MILLISECONDS);
  }

  static void pause(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
