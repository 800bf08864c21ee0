// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Where a loop waits: in a selector once it has watched a channel, before that parked, which is
 * exact to microseconds and needs no file descriptors.
 *
 * <p>Guarantee: a {@link #wake} that follows an addition to the inbox ends a wait that began before
 * it. (1) The loop publishes how it is going to wait, then looks at the inbox, then waits. (2) Who
 * adds looks at what was published after it has added. Both are volatile, so at least one of them
 * sees the other. (3) Who ends a wait says so first, so that others need not end it again: whoever
 * then takes the loop for awake is right, for it is about to be.
 */
final class Poller implements AutoCloseable {
  private static final int AWAKE = 0;
  private static final int PARKED = 1;
  private static final int SELECTING = 2;
  private static final long MILLI = 1_000_000;

  private final Consumer<SelectionKey> toReady;
  private Selector selector;
  private LoopIo unsent;
  private volatile int waits = AWAKE;
  private volatile Thread waiting;

  Poller(ReadyQueue ready) {
    toReady =
        key -> {
          if (key.attachment() instanceof PolledChannel channel) {
            channel.ready(key.readyOps());
          } else {
            ready.add(key.attachment());
          }
        };
  }

  SelectionKey register(SelectableChannel channel, int ops) throws ClosedChannelException {
    try {
      if (selector == null) {
        selector = Selector.open();
      }
      channel.configureBlocking(false);
      SelectionKey known = channel.keyFor(selector);
      boolean isKnown = known != null && known.isValid();
      if (isKnown && known.attachment() instanceof ChannelWatch) {
        throw new IllegalStateException(
            channel
                + " is watched on this loop already; change that by ChannelWatch.interest(...)");
      }
      if (known != null && !isKnown) {
        poll(); // Until then a key that was cancelled stands in the way of a new one.
      }
      return channel.register(selector, ops);
    } catch (ClosedChannelException closed) {
      throw closed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those connections have something to send before each poll. */
  void sendBeforePolls(LoopIo connections) {
    unsent = connections;
  }

  /** Sends what the last turn wrote. */
  void send() {
    if (unsent != null) {
      unsent.send();
    }
  }

  /** Whether a poll could bring anything. */
  boolean hasChannels() {
    return selector != null && !selector.keys().isEmpty();
  }

  /** Makes ready what has something to read or write; does not wait. */
  void poll() {
    select(0);
  }

  private void select(long millis) {
    try {
      if (millis == 0) {
        selector.selectNow(toReady);
      } else {
        selector.select(toReady, millis);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says that the loop is going to wait; it then has to look at its inbox once more. */
  void announce() {
    waiting = Thread.currentThread();
    waits = selector == null ? PARKED : SELECTING;
  }

  /** It does not wait, or not any more. */
  void awake() {
    waits = AWAKE;
  }

  /** Waits, for that many nanoseconds at the most, after {@link #announce}. */
  void await(long nanos) {
    if (selector == null) {
      LockSupport.parkNanos(this, nanos);
    } else {
      select(Math.max(1, Math.min(nanos, Long.MAX_VALUE - MILLI) + MILLI - 1) / MILLI);
    }
  }

  /** Ends the wait. Any thread. */
  void wake() {
    int how = waits;
    if (how == PARKED) {
      waits = AWAKE;
      LockSupport.unpark(waiting);
    } else if (how == SELECTING) {
      waits = AWAKE;
      selector.wakeup();
    }
  }

  @Override
  public void close() {
    if (selector != null) {
      try {
        selector.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
