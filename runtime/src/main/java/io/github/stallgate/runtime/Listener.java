// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;

/**
 * A socket that accepts connections. When the system refuses to give one, because too many files
 * are open, it tells the loop's exception handler and tries again after a while. On its loop only.
 */
final class Listener extends PolledChannel implements LoopResource, Runnable {
  private static final int BACKLOG = 1024;

  /** So many in one turn; then others have theirs. */
  private static final int MOST_AT_ONCE = 64;

  private static final Duration RETRY = Duration.ofMillis(200);

  private final LoopIo io;
  private final ServerSocketChannel channel;
  private final Source source;
  private final SocketAddress address;
  private final Accepted accepted;
  private final Object[] locals;
  private final SelectionKey key;
  private Handle retry;
  private boolean isClosed;

  /** Where connections come from. */
  interface Source {
    /** Null: none is waiting. */
    SocketChannel accept() throws IOException;
  }

  /** Where connections go to. A callback of the loop. */
  interface Accepted {
    void accept(SocketChannel peer) throws IOException;
  }

  private Listener(LoopIo io, ServerSocketChannel channel, Source source, Accepted accepted)
      throws IOException {
    this.io = io;
    this.channel = channel;
    this.source = source;
    this.accepted = accepted;
    this.address = channel.getLocalAddress();
    this.locals = io.loop.scheduler().locals();
    this.key = io.register(channel, SelectionKey.OP_ACCEPT, this);
    io.opened(this);
  }

  /** Listens there; may wait for a name to be looked up. */
  static Listener listen(LoopIo io, SocketAddress address, Accepted accepted) throws IOException {
    io.checkNotClosing("a server at " + address);
    SocketAddress resolved =
        address instanceof InetSocketAddress inet
            ? Resolver.SYSTEM.resolve(io.loop, inet).get(0)
            : address;
    ServerSocketChannel channel = open(resolved);
    boolean bound = false;
    try {
      channel.bind(resolved, BACKLOG);
      Listener listener = on(io, channel, channel::accept, accepted);
      bound = true;
      return listener;
    } catch (BindException taken) {
      BindException told =
          new BindException("can't listen at " + address + ": " + taken.getMessage());
      told.initCause(taken);
      throw told;
    } catch (IllegalArgumentException | UnsupportedOperationException odd) {
      throw new IOException("can't listen at " + address + ": " + odd, odd);
    } finally {
      if (!bound) {
        channel.close();
      }
    }
  }

  private static ServerSocketChannel open(SocketAddress address) throws IOException {
    return address instanceof InetSocketAddress
        ? ServerSocketChannel.open()
        : ServerSocketChannel.open(StandardProtocolFamily.UNIX);
  }

  /** On a channel that is bound, and a source that tells of its connections. */
  static Listener on(LoopIo io, ServerSocketChannel channel, Source source, Accepted accepted)
      throws IOException {
    return new Listener(io, channel, source, accepted);
  }

  SocketAddress address() {
    return address;
  }

  LoopIo io() {
    return io;
  }

  @Override
  void ready(int readyOps) {
    io.loop.scheduler().add(this);
  }

  /** Its turn, after the poll in which it was ready. */
  @Override
  public void run() {
    for (int i = 0; i < MOST_AT_ONCE && !isClosed; i++) {
      io.loop.scheduler().locals(locals);
      try {
        SocketChannel peer = source.accept();
        if (peer == null) {
          return;
        }
        take(peer);
      } catch (IOException refused) {
        pause(refused);
        return;
      }
    }
  }

  private void take(SocketChannel peer) throws IOException {
    try {
      peer.configureBlocking(false);
      if (address instanceof InetSocketAddress) {
        peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
      accepted.accept(peer);
    } catch (IOException goneAlready) {
      peer.close();
    } catch (RuntimeException failure) {
      peer.close();
      io.loop.report(failure, "a connection that was accepted at " + address);
    }
  }

  private void pause(IOException refused) {
    key.interestOps(0);
    retry = io.loop.callLater(RETRY, this::resume);
    io.loop.report(
        refused,
        "accepting connections at "
            + address
            + ", which is tried again in "
            + RETRY.toMillis()
            + " ms");
  }

  private void resume() {
    if (!isClosed) {
      key.interestOps(SelectionKey.OP_ACCEPT);
    }
  }

  /** Accepts no more. */
  void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    io.closed(this);
    if (retry != null) {
      retry.cancel();
    }
    try {
      channel.close();
      if (address instanceof UnixDomainSocketAddress unix) {
        Files.deleteIfExists(unix.getPath());
      }
    } catch (IOException failure) {
      io.loop.report(failure, "closing the server at " + address);
    }
  }

  @Override
  public void stopListening() {
    close();
  }

  @Override
  public void closeNow() {
    close();
  }
}
