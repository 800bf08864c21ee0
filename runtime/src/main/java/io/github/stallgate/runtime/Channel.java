// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/**
 * Passes items from those that have a {@link Sender} to those that have a {@link Receiver}, first
 * in, first out, and knows when one side has gone: close each end, copy it for each task that gets
 * one. Belongs to the loop that uses it first; used on another thread it throws {@link
 * IllegalStateException}. Items are never null.
 *
 * <pre>{@code
 * Channel<String> lines = Channel.open(10);
 * group.spawn(Coroutine.action(() -> {
 *   try (Sender<String> out = lines.sender()) { out.send("hello"); }
 * }));
 * try (Receiver<String> in = lines.receiver()) {
 *   for (String line : in) { ... }
 * }
 * }</pre>
 *
 * @param <T> an item
 */
public final class Channel<T> {
  private final Sender<T> sender;
  private final Receiver<T> receiver;

  private Channel(ChannelState<T> state) {
    this.sender = new Sender<>(state);
    this.receiver = new Receiver<>(state);
  }

  /**
   * One that has room for so many items that were sent and not yet received; with 0, each send
   * waits for its receive.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public static <T> Channel<T> open(int capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException(
          "a channel can't have room for " + capacity + " items; give 0 or more");
    }
    return new Channel<>(new ChannelState<>(capacity));
  }

  /** Its first sender: each time the same. */
  public Sender<T> sender() {
    return sender;
  }

  /** Its first receiver: each time the same. */
  public Receiver<T> receiver() {
    return receiver;
  }

  @Override
  public String toString() {
    return sender.state.toString();
  }
}
