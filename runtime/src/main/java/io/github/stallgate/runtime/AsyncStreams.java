// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Predicate;

/** Iterators over what others give. Each waits where those do. */
final class AsyncStreams {
  private AsyncStreams() {}

  private static NoSuchElementException ended() {
    return new NoSuchElementException("there are no more values; ask hasNext() first");
  }

  static final class Mapped<T, R> implements AsyncIterator<R> {
    private final AsyncIterator<T> source;
    private final Function<? super T, ? extends R> function;

    Mapped(AsyncIterator<T> source, Function<? super T, ? extends R> function) {
      this.source = source;
      this.function = function;
    }

    @Override
    public boolean hasNext() {
      return source.hasNext();
    }

    @Override
    public R next() {
      return function.apply(source.next());
    }

    @Override
    public void close() {
      source.close();
    }
  }

  static final class Filtered<T> implements AsyncIterator<T> {
    private final AsyncIterator<T> source;
    private final Predicate<? super T> predicate;
    private boolean isAhead;
    private T ahead;

    Filtered(AsyncIterator<T> source, Predicate<? super T> predicate) {
      this.source = source;
      this.predicate = predicate;
    }

    @Override
    public boolean hasNext() {
      while (!isAhead && source.hasNext()) {
        T value = source.next();
        if (predicate.test(value)) {
          isAhead = true;
          ahead = value;
        }
      }
      return isAhead;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw ended();
      }
      T value = ahead;
      isAhead = false;
      ahead = null;
      return value;
    }

    @Override
    public void close() {
      isAhead = false;
      ahead = null;
      source.close();
    }
  }

  static final class Taken<T> implements AsyncIterator<T> {
    private final AsyncIterator<T> source;
    private long left;

    Taken(AsyncIterator<T> source, long most) {
      this.source = source;
      this.left = most;
      if (most == 0) {
        source.close();
      }
    }

    @Override
    public boolean hasNext() {
      return left > 0 && source.hasNext();
    }

    @Override
    public T next() {
      if (left == 0) {
        throw ended();
      }
      T value = source.next();
      left--;
      if (left == 0) {
        source.close();
      }
      return value;
    }

    @Override
    public void close() {
      left = 0;
      source.close();
    }
  }

  static final class Flat<T, R> implements AsyncIterator<R> {
    private final AsyncIterator<T> source;
    private final Function<? super T, ? extends Iterable<? extends R>> function;
    private Iterator<? extends R> part;

    Flat(AsyncIterator<T> source, Function<? super T, ? extends Iterable<? extends R>> function) {
      this.source = source;
      this.function = function;
    }

    @Override
    public boolean hasNext() {
      while (part == null || !part.hasNext()) {
        closePart();
        if (!source.hasNext()) {
          return false;
        }
        part = function.apply(source.next()).iterator();
      }
      return true;
    }

    @Override
    public R next() {
      if (!hasNext()) {
        throw ended();
      }
      return part.next();
    }

    private void closePart() {
      Iterator<? extends R> over = part;
      part = null;
      if (over instanceof AsyncIterator<?> closeable) {
        closeable.close();
      }
    }

    @Override
    public void close() {
      try {
        closePart();
      } finally {
        source.close();
      }
    }
  }
}
