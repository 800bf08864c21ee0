// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/**
 * The end of a {@link Channel} that items come out of: by {@link #receive}, or by a {@code for}
 * loop, which waits for each and ends with the channel. On its loop only.
 *
 * @param <T> an item
 */
public final class Receiver<T> implements AsyncIterable<T>, AutoCloseable {
  private final ChannelState<T> state;
  private boolean isClosed;

  Receiver(ChannelState<T> state) {
    this.state = state;
    state.opened(this);
  }

  /**
   * The next item; waits until there is one. If that wait is cancelled, no item is lost.
   *
   * @throws EndOfChannelException if all senders are closed and nothing is left, also while this
   *     waits
   * @throws IllegalStateException if this end is closed, also while this waits; outside of a
   *     coroutine
   */
  public T receive() {
    return state.receive(this);
  }

  /**
   * The next item; null if there is none now. Also from a callback.
   *
   * @throws EndOfChannelException if all senders are closed and nothing is left
   * @throws IllegalStateException if this end is closed
   */
  public T poll() {
    state.home().enter();
    return state.poll(this);
  }

  /** How many items wait to be received. */
  public int size() {
    return state.size();
  }

  /**
   * Another end like this, to be closed by itself. Each item comes out of one of them.
   *
   * @throws IllegalStateException if this one is closed
   */
  public Receiver<T> copy() {
    state.home().enter();
    checkOpen();
    return new Receiver<>(state);
  }

  /**
   * Nothing more is received here. After the last has closed, what is left is dropped, and senders
   * get a {@link BrokenChannelException}. The second time it does nothing.
   */
  @Override
  public void close() {
    state.home().enter();
    if (!isClosed) {
      isClosed = true;
      state.closed(this);
    }
  }

  /**
   * Goes through what is still to come. {@code hasNext} takes the item already; an iterator that is
   * closed before {@code next} gives it back. Closing an iterator leaves this end open.
   */
  @Override
  public AsyncIterator<T> iterator() {
    return new ReceiverIterator<>(this);
  }

  /** An iterator took it and was closed. */
  void putBack(T item) {
    state.home().enter();
    state.putBack(item);
  }

  void checkOpen() {
    if (isClosed) {
      throw new IllegalStateException(
          "this Receiver of "
              + state
              + " is closed; give each task its own copy(), and close it where it was given");
    }
  }

  @Override
  public String toString() {
    return "Receiver(" + (isClosed ? "closed, " : "open, ") + state + ")";
  }
}
