// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** Many connections to an echo server, all open at the same time. */
final class EchoClients {
  private static final int MESSAGE_BYTES = 1024;

  private final int connections;
  private final int rounds;
  private final LoopFuture<Void> done = LoopFuture.create();
  private int finished;
  private long bytesReceived;

  EchoClients(int connections, int rounds) {
    this.connections = connections;
    this.rounds = rounds;
  }

  /** A client in a JVM of its own: port, connections, rounds. */
  public static void main(String[] args) {
    EventLoop.run(
        Coroutine.action(
            () -> {
              InetAddress host = InetAddress.getLoopbackAddress();
              EchoClients clients =
                  new EchoClients(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
              clients.connect(new InetSocketAddress(host, Integer.parseInt(args[0])));
              clients.await();
              System.out.println("received " + clients.bytesReceived());
            }));
  }

  /** Connects all, one after the other. */
  void connect(SocketAddress address) throws IOException {
    for (int i = 0; i < connections; i++) {
      Transport.connect(address, new Client());
    }
  }

  /** Until each has got all of its answers. */
  void await() {
    done.await();
  }

  long bytesReceived() {
    return bytesReceived;
  }

  private final class Client implements Protocol {
    private Transport transport;
    private int round;
    private int got;

    @Override
    public void connected(Transport to) {
      transport = to;
      ask();
    }

    private void ask() {
      transport.write(ByteBuffer.allocate(MESSAGE_BYTES));
    }

    @Override
    public void received(ByteBuffer data) {
      bytesReceived += data.remaining();
      got += data.remaining();
      if (got < MESSAGE_BYTES) {
        return;
      }
      got = 0;
      if (++round < rounds) {
        ask();
      } else if (++finished == connections) {
        done.complete(null);
      }
    }

    @Override
    public void lost(Throwable failure) {
      if (!done.isDone()) {
        done.fail(new IOException("lost after " + round + " rounds", failure));
      }
    }
  }
}
