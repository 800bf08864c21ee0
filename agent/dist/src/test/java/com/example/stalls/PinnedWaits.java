// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits of virtual threads that can't leave their carriers, and one of one that can. */
final class PinnedWaits {

  private static final int WAIT_MILLIS = 300;
  private static final long HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final Object MONITOR = new Object();
  private static final CountDownLatch ARRIVED = new CountDownLatch(1);

  private PinnedWaits() {}

  /** The JVM calls it by a native method if it is told to, see VirtualThreadsIT. */
  static void sleepBelowNative() throws ReflectiveOperationException {
    Waits.class.getDeclaredMethod("sleep").invoke(null);
  }

  /** A virtual thread initialises a class that needs a monitor, for 300 ms more. */
  static void contend() throws Exception {
    Thread initialiser;
    synchronized (MONITOR) {
      initialiser = VirtualThreads.start(Contending::touch);
      ARRIVED.await();
      Pause.nanos(HELD_NANOS);
    }
    initialiser.join();
  }

  /** An executor of one virtual thread a task. */
  static void onVirtualThread(Runnable task) {
    try {
      VirtualThreads.start(task::run);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static void readFromSocket() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      Thread writer = new Thread(() -> write(accepted));
      writer.start();
      client.getInputStream().read();
    }
  }

  private static void write(Socket to) {
    Pause.nanos(HELD_NANOS);
    try {
      to.getOutputStream().write(1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static final class Sleeping {
    static {
      sleep(WAIT_MILLIS);
    }

    static void touch() {}
  }

  static final class SleepingShortly {
    static {
      sleep(5);
    }

    static void touch() {}
  }

  static final class Waiting {
    static {
      Object nobodys = new Object();
      synchronized (nobodys) {
        try {
          nobodys.wait(WAIT_MILLIS);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }

    static void touch() {}
  }

  static final class Contending {
    static {
      ARRIVED.countDown();
      synchronized (MONITOR) {
        MONITOR.notifyAll();
      }
    }

    static void touch() {}
  }
}
