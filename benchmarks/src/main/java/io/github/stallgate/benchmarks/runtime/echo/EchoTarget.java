// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The connections to one server, and what was measured over them. Used by one thread. */
final class EchoTarget implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 30_000;

  private final Selector selector = Selector.open();
  private final List<EchoConnection> connections = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(Tape.CHUNK);
  private final ServerProcess server;
  private final Load load;
  private Latencies latencies = new Latencies();
  private long messages;
  private long nanos;
  private long cpuNanos;
  private boolean late;
  private long underWay;
  private IOException failure;

  private EchoTarget(ServerProcess server, Load load) throws IOException {
    this.server = server;
    this.load = load;
  }

  static EchoTarget connect(ServerProcess server, Load load, Tape tape) throws IOException {
    EchoTarget target = new EchoTarget(server, load);
    for (int i = 0; i < load.connections(); i++) {
      target.connections.add(
          EchoConnection.open(i, server.port(), load.inFlight(), tape, target.selector));
    }
    return target;
  }

  /** Forgets all figures. */
  void reset() {
    latencies = new Latencies();
    messages = 0;
    nanos = 0;
    cpuNanos = 0;
  }

  /**
   * Keeps the connections full for that long, then waits for what is under way, so that nothing is
   * left to do for the server afterwards.
   *
   * @throws IOException if an answer is not what was sent, or takes over 30 s
   */
  void load(Duration duration) throws IOException {
    long cpuBefore = server.cpuNanos();
    long start = System.nanoTime();
    late = false;
    for (EchoConnection connection : connections) {
      connection.send(load.inFlight(), start);
      underWay += load.inFlight();
    }
    while (underWay > 0) {
      if (selector.select(this::serve, PATIENCE_MILLIS) == 0) {
        throw new IOException(server + ": no answer within " + PATIENCE_MILLIS + " ms");
      }
      if (failure != null) {
        throw new IOException(server + ": " + failure.getMessage(), failure);
      }
      late = System.nanoTime() - start >= duration.toNanos();
    }
    nanos += System.nanoTime() - start;
    cpuNanos += server.cpuNanos() - cpuBefore;
  }

  EchoFigures figures() {
    return new EchoFigures(
        messages * 1e9 / nanos,
        latencies.percentile(0.5) / 1e3,
        latencies.percentile(0.99) / 1e3,
        cpuNanos == 0 ? 0 : messages * 1e9 / cpuNanos);
  }

  @Override
  public void close() throws IOException {
    for (EchoConnection connection : connections) {
      connection.close();
    }
    selector.close();
  }

  private void serve(SelectionKey key) {
    try {
      EchoConnection connection = (EchoConnection) key.attachment();
      if (key.isWritable()) {
        connection.write();
      }
      if (key.isReadable()) {
        receive(connection);
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  private void receive(EchoConnection connection) throws IOException {
    long now = System.nanoTime();
    int completed = connection.receive(buffer, now, latencies);
    messages += completed;
    if (late) {
      underWay -= completed;
    } else if (completed > 0) {
      connection.send(completed, now);
    }
  }
}
