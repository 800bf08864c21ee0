// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Values that come one after another, each after a wait: used by a plain {@code for} loop in a
 * coroutine.
 *
 * <p>The methods that make another iterable of it run nothing yet, buffer nothing, and can be
 * passed as often as this one. The functions they are given may wait. Closing an iterator of theirs
 * closes the one it was made of.
 *
 * @param <T> a value
 */
public interface AsyncIterable<T> extends Iterable<T> {
  @Override
  AsyncIterator<T> iterator();

  /** What the function makes of each value, one after another. */
  default <R> AsyncIterable<R> map(Function<? super T, ? extends R> function) {
    return () -> new AsyncStreams.Mapped<>(iterator(), function);
  }

  /** The values that pass. */
  default AsyncIterable<T> filter(Predicate<? super T> predicate) {
    return () -> new AsyncStreams.Filtered<>(iterator(), predicate);
  }

  /** All that the function makes of each value, one after another; closed if it can be. */
  default <R> AsyncIterable<R> flatMap(
      Function<? super T, ? extends Iterable<? extends R>> function) {
    return () -> new AsyncStreams.Flat<T, R>(iterator(), function);
  }

  /**
   * The first so many. The one after them is not asked for: this one's iterator is closed as soon
   * as the last of them was given.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  default AsyncIterable<T> take(long most) {
    if (most < 0) {
      throw new IllegalArgumentException("can't take " + most + " values; 0 is the fewest");
    }
    return () -> new AsyncStreams.Taken<>(iterator(), most);
  }

  /**
   * Waits for all of them. Closes the iterator.
   *
   * @throws IllegalStateException outside of a coroutine, if one of them has to be waited for
   */
  default List<T> toList() {
    List<T> all = new ArrayList<>();
    try (AsyncIterator<T> values = iterator()) {
      values.forEachRemaining(all::add);
    }
    return all;
  }
}
