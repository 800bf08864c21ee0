// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.NoSuchElementException;

/** What comes out of a channel, for a {@code for} loop. */
final class ReceiverIterator<T> implements AsyncIterator<T> {
  private final Receiver<T> receiver;
  private T next;
  private boolean hasEnded;

  ReceiverIterator(Receiver<T> receiver) {
    this.receiver = receiver;
  }

  @Override
  public boolean hasNext() {
    if (next == null && !hasEnded) {
      try {
        next = receiver.receive();
      } catch (EndOfChannelException end) {
        hasEnded = true;
      }
    }
    return next != null;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the channel has ended; ask hasNext() first");
    }
    T item = next;
    next = null;
    return item;
  }

  @Override
  public void close() {
    hasEnded = true;
    if (next != null) {
      T unwanted = next;
      next = null;
      receiver.putBack(unwanted);
    }
  }
}
