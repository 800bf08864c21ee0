// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A connection that calls a {@link Protocol} back. */
final class ProtocolConnection extends Connection implements Transport, Runnable {
  private final Protocol protocol;
  private final Object[] locals;
  private int readyOps;
  private int low = StreamConnection.LOW_WATER;
  private int high = StreamConnection.HIGH_WATER;
  private boolean isPaused;
  private boolean isEnded;
  private boolean isLostTold;
  private Throwable failure;

  private ProtocolConnection(LoopIo io, SocketChannel channel, Protocol protocol)
      throws IOException {
    super(io, channel, 0);
    this.protocol = protocol;
    this.locals = io.loop.scheduler().locals();
  }

  /** Of a channel that was accepted. Within a callback. */
  static void begin(LoopIo io, SocketChannel channel, Protocol protocol) throws IOException {
    new ProtocolConnection(io, channel, protocol).connected();
  }

  static Transport connect(LoopIo io, SocketAddress address, Protocol protocol) throws IOException {
    ProtocolConnection connection =
        new ProtocolConnection(io, Connector.connect(io, address), protocol);
    LoopFuture<Void> told = new LoopFuture<>(io.loop);
    io.loop.callSoon(
        () -> {
          connection.connected();
          told.tryComplete(null);
        });
    try {
      told.await();
    } catch (RuntimeException cut) {
      connection.reset();
      throw cut;
    }
    return connection;
  }

  private void connected() {
    if (!isReleased()) {
      interest(SelectionKey.OP_READ, true);
      guard("connected", () -> protocol.connected(this));
      send();
    }
  }

  @Override
  void ready(int ops) {
    readyOps = ops;
    io.loop.scheduler().add(this);
  }

  /** Its turn, after the poll in which it was ready. */
  @Override
  public void run() {
    io.loop.scheduler().locals(locals);
    if ((readyOps & SelectionKey.OP_WRITE) != 0 && !isReleased()) {
      sendNow();
    }
    if ((readyOps & SelectionKey.OP_READ) != 0 && isInterestedIn(SelectionKey.OP_READ)) {
      receive();
    }
  }

  private void receive() {
    ByteBuffer buffer = io.readBuffer();
    int count;
    try {
      count = isReleased() ? 0 : channel.read(buffer);
    } catch (IOException reset) {
      fail(reset);
      return;
    }
    if (count > 0) {
      try {
        protocol.received(buffer.flip());
      } catch (Throwable broken) {
        broken(broken, "received");
      }
      send();
    } else if (count < 0) {
      ended();
    }
  }

  private void ended() {
    isEnded = true;
    interest(SelectionKey.OP_READ, false);
    boolean[] staysOpen = new boolean[1];
    guard("eof", () -> staysOpen[0] = protocol.eof());
    if (staysOpen[0]) {
      send();
    } else {
      closeWhenSent();
    }
  }

  private void guard(String what, Runnable callback) {
    try {
      callback.run();
    } catch (Throwable broken) {
      broken(broken, what);
    }
  }

  private void broken(Throwable by, String what) {
    io.loop.report(by, "Protocol." + what + " of " + protocol + ", whose connection is aborted");
    fail(by);
  }

  private void fail(Throwable by) {
    if (failure == null) {
      failure = by;
    }
    reset();
  }

  @Override
  void sent() {
    if (sendFailure() != null && !isClosing()) {
      io.loop.scheduler().add((Runnable) () -> fail(sendFailure()));
    } else if (isPaused && out.pending() <= low) {
      io.loop.scheduler().add((Runnable) this::resume);
    }
  }

  private void resume() {
    if (isPaused && out.pending() <= low && !isReleased()) {
      isPaused = false;
      io.loop.scheduler().locals(locals);
      guard("resume", protocol::resume);
      send();
    }
  }

  @Override
  void released() {
    io.loop.scheduler().add((Runnable) this::tellLost);
  }

  @Override
  public void closeNow() {
    super.closeNow();
    tellLost();
  }

  /** In a turn of its own, or at the loop's end. */
  private void tellLost() {
    if (isLostTold) {
      return;
    }
    isLostTold = true;
    io.closed(this);
    io.loop.scheduler().locals(locals);
    try {
      protocol.lost(failure != null ? failure : sendFailure());
    } catch (Throwable broken) {
      io.loop.report(broken, "Protocol.lost of " + protocol);
    }
  }

  @Override
  public void write(ByteBuffer data) {
    io.loop.checkOwner();
    if (isClosing() || sendFailure() != null) {
      data.position(data.limit());
      return;
    }
    if (isOutputShut()) {
      throw new IllegalStateException(
          "can't write to " + this + ": its output was shut down; write before shutdownOutput()");
    }
    if (data.isDirect() && out.pending() == 0) {
      writeDirectly(data);
    } else {
      out.take(data, Long.MAX_VALUE);
      collect();
    }
    if (out.pending() > high && !isPaused) {
      isPaused = true;
      guard("pause", protocol::pause);
    }
  }

  private void writeDirectly(ByteBuffer data) {
    try {
      channel.write(data);
      if (data.hasRemaining()) {
        out.take(data, Long.MAX_VALUE);
        interest(SelectionKey.OP_WRITE, true);
      }
    } catch (IOException broken) {
      data.position(data.limit());
      sendFailed(broken);
      sent();
    }
  }

  @Override
  public void shutdownOutput() {
    io.loop.checkOwner();
    shutdownWhenSent();
  }

  @Override
  public void close() {
    io.loop.checkOwner();
    closeWhenSent();
  }

  @Override
  public void abort() {
    io.loop.checkOwner();
    reset();
  }

  @Override
  public void pauseReading() {
    io.loop.checkOwner();
    interest(SelectionKey.OP_READ, false);
  }

  @Override
  public void resumeReading() {
    io.loop.checkOwner();
    interest(SelectionKey.OP_READ, !isEnded && !isClosing());
  }

  @Override
  public void waterMarks(int lowMark, int highMark) {
    io.loop.checkOwner();
    if (lowMark < 0 || lowMark > highMark) {
      throw new IllegalArgumentException(
          "water marks " + lowMark + " and " + highMark + " don't fit; give 0 <= low <= high");
    }
    low = lowMark;
    high = highMark;
  }

  @Override
  public long pending() {
    return out.pending();
  }

  @Override
  public SocketAddress local() {
    return local;
  }

  @Override
  public SocketAddress remote() {
    return remote;
  }
}
