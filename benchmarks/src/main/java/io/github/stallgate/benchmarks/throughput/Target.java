// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.throughput;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server under load, over connections that each have one request under way at a time. */
final class Target implements AutoCloseable {
  private static final int CONNECTIONS = 16;
  private static final long PATIENCE_MILLIS = 30_000;

  private final Selector selector;
  private final List<Connection> connections;
  private long deadline;
  private int underWay;

  private Target(Selector selector, List<Connection> connections) {
    this.selector = selector;
    this.connections = connections;
  }

  /** Connects and asks once on each connection, to learn how long an answer is. */
  static Target connect(int port, String path) throws IOException {
    Selector selector = Selector.open();
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(Connection.open(port, path, selector));
    }
    return new Target(selector, connections);
  }

  /**
   * Sends requests for that long, then waits for the answers under way, so that nothing is left to
   * do for the server afterwards.
   *
   * @return how many were answered
   * @throws IOException if an answer is not a 200 like the first one, or takes over 30 s
   */
  long load(Duration duration) throws IOException {
    deadline = System.nanoTime() + duration.toNanos();
    for (Connection connection : connections) {
      connection.send();
    }
    underWay = connections.size();
    long answered = 0;
    while (underWay > 0) {
      if (selector.select(PATIENCE_MILLIS) == 0) {
        throw new IOException("no answer within " + PATIENCE_MILLIS + " ms");
      }
      answered += receive();
    }
    return answered;
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.close();
    }
    selector.close();
  }

  private int receive() throws IOException {
    int answered = 0;
    boolean late = System.nanoTime() - deadline >= 0;
    for (SelectionKey key : selector.selectedKeys()) {
      Connection connection = (Connection) key.attachment();
      if (connection.receive()) {
        answered++;
        if (late) {
          underWay--;
        } else {
          connection.send();
        }
      }
    }
    selector.selectedKeys().clear();
    return answered;
  }
}
