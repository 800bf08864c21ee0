// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/**
 * The end of a {@link Channel} that items go into. On its loop only.
 *
 * @param <T> an item
 */
public final class Sender<T> implements AutoCloseable {
  final ChannelState<T> state;
  private boolean isClosed;

  Sender(ChannelState<T> state) {
    this.state = state;
    state.opened(this);
  }

  /**
   * Sends an item, and waits until there is room for it; without room at all, until it is received.
   * If that wait is cancelled, the item is not sent.
   *
   * @throws BrokenChannelException if no receiver is open, also while this waits
   * @throws IllegalStateException if this end is closed, also while this waits; outside of a
   *     coroutine
   */
  public void send(T item) {
    state.send(this, item);
  }

  /**
   * Sends an item if there is room, or somebody waits for it. Also from a callback.
   *
   * @return whether it was sent
   * @throws BrokenChannelException if no receiver is open
   * @throws IllegalStateException if this end is closed
   */
  public boolean offer(T item) {
    state.home().enter();
    return state.offer(this, item);
  }

  /**
   * Another end like this, to be closed by itself.
   *
   * @throws IllegalStateException if this one is closed
   */
  public Sender<T> copy() {
    state.home().enter();
    checkOpen();
    return new Sender<>(state);
  }

  /**
   * Nothing more is sent from here. After the last has closed, receivers get what is left, and then
   * the end of the channel. The second time it does nothing.
   */
  @Override
  public void close() {
    state.home().enter();
    if (!isClosed) {
      isClosed = true;
      state.closed(this);
    }
  }

  void checkOpen() {
    if (isClosed) {
      throw new IllegalStateException(
          "this Sender of "
              + state
              + " is closed; give each task its own copy(), and close it where it was given");
    }
  }

  @Override
  public String toString() {
    return "Sender(" + (isClosed ? "closed, " : "open, ") + state + ")";
  }
}
