// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.concurrent.Flow;

/**
 * Between {@link Flow}, and so every library of reactive streams, and async iteration. Needs no
 * library.
 */
public final class Flows {
  private static final int DEMAND = 16;

  private Flows() {}

  /** The values of a publisher; at most 16 are asked for ahead. */
  public static <T> AsyncIterable<T> iterate(Flow.Publisher<? extends T> publisher) {
    return iterate(publisher, DEMAND);
  }

  /**
   * The values of a publisher, which may publish on any thread. Each iterator() subscribes, on the
   * loop, and its close() cancels; the publisher's failure comes out of hasNext() and next().
   *
   * @param demand so many at the most are asked for before they are taken
   * @throws IllegalArgumentException if that is less than 1
   */
  public static <T> AsyncIterable<T> iterate(Flow.Publisher<? extends T> publisher, int demand) {
    if (demand < 1) {
      throw new IllegalArgumentException("demand is " + demand + "; ask for at least 1 value");
    }
    return () -> {
      FlowIterator<T> iterator = new FlowIterator<>(EventLoop.current(), demand);
      try {
        publisher.subscribe(iterator);
      } catch (RuntimeException refused) {
        iterator.close();
        throw refused;
      }
      return iterator;
    };
  }

  /**
   * A publisher of the values, each subscriber's of an iterator of its own, in a task of the
   * current loop, which calls the subscriber. Any thread may subscribe, request and cancel; no
   * value is taken before it was requested.
   *
   * @throws IllegalStateException outside of a loop
   */
  public static <T> Flow.Publisher<T> publish(AsyncIterable<? extends T> values) {
    EventLoop loop = EventLoop.current();
    return subscriber -> FlowSubscription.begin(loop, values, subscriber);
  }
}
