// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.calls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What event loops do all day: calls on a connection with nothing to read. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ChannelCalls {
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64);
  private SocketChannel accepted;
  private SocketChannel channel;
  private Selector selector;

  /** Connects and only then turns to non-blocking; the agent may not watch the thread yet. */
  @Setup(Level.Trial)
  public void connect() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      channel = SocketChannel.open(server.getLocalAddress());
      accepted = server.accept();
    }
    channel.configureBlocking(false);
    selector = Selector.open();
    channel.register(selector, SelectionKey.OP_READ);
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    selector.close();
    channel.close();
    accepted.close();
  }

  @Benchmark
  public int socketChannelRead(MeasuredThread thread) throws IOException {
    return channel.read(buffer);
  }

  @Benchmark
  public int selectNow(MeasuredThread thread) throws IOException {
    return selector.selectNow();
  }
}
