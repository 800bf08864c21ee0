// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A connected socket on its loop: its key, what it has to send, and its end. What is done with
 * input, and who is told, is up to the kind. On its loop only.
 *
 * <p><b>The key</b> is registered once, for reading. It is changed only when readiness arrives that
 * nobody wants, and when the socket takes less than there is to send.
 */
abstract class Connection extends PolledChannel implements LoopResource {
  /** So long a closed connection tries to get rid of what was written before. */
  private static final Duration LINGER = Duration.ofSeconds(30);

  final LoopIo io;
  final SocketChannel channel;
  final OutputQueue out;
  final SocketAddress local;
  final SocketAddress remote;
  private final SelectionKey key;
  private int interest;
  private boolean isCollected;
  private boolean isOutputShut;
  private boolean isClosing;
  private boolean isReleased;
  private IOException sendFailure;
  private Handle linger;

  Connection(LoopIo io, SocketChannel channel, int interest) throws IOException {
    this.io = io;
    this.channel = channel;
    this.out = new OutputQueue(io);
    this.local = channel.getLocalAddress();
    this.remote = channel.getRemoteAddress();
    this.interest = interest;
    this.key = io.register(channel, interest, this);
    io.opened(this);
  }

  /** Less is pending than before, or nothing can be sent any more. No code of users. */
  abstract void sent();

  /** It is closed, by whatever side; nothing comes any more. */
  abstract void released();

  final void interest(int op, boolean wanted) {
    int changed = wanted ? interest | op : interest & ~op;
    if (changed != interest && !isReleased) {
      interest = changed;
      key.interestOps(changed);
    }
  }

  final boolean isInterestedIn(int op) {
    return (interest & op) != 0;
  }

  public final boolean isClosing() {
    return isClosing;
  }

  final boolean isReleased() {
    return isReleased;
  }

  final boolean isOutputShut() {
    return isOutputShut;
  }

  final IOException sendFailure() {
    return sendFailure;
  }

  /** There is something to send, before the next poll at the latest. */
  final void collect() {
    if (!isCollected) {
      isCollected = true;
      io.toSend(this);
    }
  }

  final void sendCollected() {
    isCollected = false;
    send();
  }

  /** Sends what it has, unless the socket has said that it takes nothing. */
  final void send() {
    if (out.pending() > 0 && !isInterestedIn(SelectionKey.OP_WRITE)) {
      sendNow();
    }
  }

  /** Sends as much as the socket takes; the rest when it takes more. */
  final void sendNow() {
    try {
      interest(SelectionKey.OP_WRITE, !out.sendTo(channel));
    } catch (IOException failure) {
      sendFailed(failure);
    }
    sent();
    if (isClosing && out.pending() == 0) {
      release();
    } else if (out.pending() == 0 && isOutputShut) {
      shutdownNow();
    }
  }

  final void sendFailed(IOException failure) {
    sendFailure = failure;
    out.clear();
    interest(SelectionKey.OP_WRITE, false);
  }

  /** The peer sees the end after all that was written. */
  final void shutdownWhenSent() {
    if (!isOutputShut && !isReleased) {
      isOutputShut = true;
      if (out.pending() == 0) {
        shutdownNow();
      } else {
        send();
      }
    }
  }

  private void shutdownNow() {
    try {
      channel.shutdownOutput();
    } catch (IOException failure) {
      sendFailure = failure;
    }
  }

  /** Closes it after all that was written is sent; what is not after a while is dropped. */
  final void closeWhenSent() {
    if (isClosing) {
      return;
    }
    isClosing = true;
    interest(SelectionKey.OP_READ, false);
    send();
    if (out.pending() == 0) {
      release();
    } else {
      linger = io.loop.callLater(LINGER, this::reset);
    }
  }

  /** Closes it at once; the peer sees a reset. */
  final void reset() {
    if (!isReleased) {
      try {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      } catch (IOException | UnsupportedOperationException notTcp) {
        // A Unix socket has no reset: its peer sees the end.
      }
      release();
    }
  }

  @Override
  public void closeNow() {
    send();
    release();
  }

  private void release() {
    if (isReleased) {
      return;
    }
    isReleased = true;
    isClosing = true;
    out.clear();
    if (linger != null) {
      linger.cancel();
    }
    try {
      channel.close();
    } catch (IOException failure) {
      // There is nothing left to save.
    }
    released();
  }

  @Override
  public String toString() {
    return local + " <-> " + remote;
  }
}
