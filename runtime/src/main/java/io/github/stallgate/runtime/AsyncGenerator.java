// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.lang.ref.Reference;
import java.util.NoSuchElementException;

/**
 * Values made by a body that waits where it has to, each when it is asked for: one-shot, and not
 * buffered. The body runs on a stack of its own, but as a part of whoever asks: the current task,
 * its cancel scopes and its locals are the consumer's, and a failure comes out where the value was
 * asked for.
 *
 * <p>Consume it in a {@code for} loop, and close it if the loop is left early. One that is neither
 * exhausted nor closed is closed by its loop: a turn after the garbage collector has found it, and
 * when the loop closes for sure.
 *
 * <p>All methods but {@link #of} and {@link #iterator} are called from a coroutine, of one and the
 * same loop, else {@link IllegalStateException}; by one coroutine at a time. What the body waits
 * for, they wait for.
 *
 * @param <T> what it gives
 * @param <S> what can be sent into it
 */
public final class AsyncGenerator<T, S> implements AsyncIterable<T>, AsyncIterator<T> {
  private final GeneratorRun<T, S> run;
  private boolean isAhead;
  private T ahead;

  private AsyncGenerator(GeneratorRun<T, S> run) {
    this.run = run;
  }

  /**
   * What makes the values.
   *
   * @param <T> what it gives
   * @param <S> what can be sent into it
   */
  @FunctionalInterface
  public interface Body<T, S> {
    void run(Emitter<T, S> out) throws Exception;
  }

  /**
   * Where a body gives its values.
   *
   * @param <T> what it gives
   * @param <S> what can be sent into it
   */
  @FunctionalInterface
  public interface Emitter<T, S> {
    /**
     * Gives the value to the consumer, and stands by until the next one is asked for. Only by the
     * body itself, outside of any scope, timeout or group that the body has opened: else the scope
     * would lie around code of the consumer that knows nothing of it.
     *
     * @return what {@link AsyncGenerator#send} was called with; null from {@code next}
     * @throws IllegalStateException from within such a scope, from elsewhere than the body, or
     *     while the generator is being closed
     * @throws java.util.concurrent.CancellationException if the generator is closed instead
     */
    S emit(T value);
  }

  /** Runs nothing yet. Any thread. */
  public static <T, S> AsyncGenerator<T, S> of(Body<T, S> body) {
    if (body == null) {
      throw new NullPointerException("a generator needs a body");
    }
    return new AsyncGenerator<>(new GeneratorRun<>(body));
  }

  /** Itself: a second pass finds nothing more. */
  @Override
  public AsyncIterator<T> iterator() {
    return this;
  }

  /** Runs the body to its next value, which {@link #next} then gives, or to its end. */
  @Override
  public boolean hasNext() {
    if (!isAhead && !run.isEnded() && advance(null, null)) {
      isAhead = true;
      ahead = run.take();
    }
    return isAhead;
  }

  /**
   * The next value.
   *
   * @throws NoSuchElementException at the end
   * @throws IllegalStateException if another coroutine waits for a value just now
   */
  @Override
  public T next() {
    if (isAhead) {
      T value = ahead;
      isAhead = false;
      ahead = null;
      return value;
    }
    return nextOf(null, null);
  }

  /**
   * Lets the {@code emit} where the body stands return that value.
   *
   * @return the next value
   * @throws NoSuchElementException at the end
   * @throws IllegalStateException if the body has not begun, so that nothing would receive the
   *     value (null is welcome), or if {@link #hasNext} has got a value that was not taken
   */
  public T send(S value) {
    refuseAhead("send to");
    if (value != null && run.isNew()) {
      throw new IllegalStateException(
          "can't send a value to a generator that has not begun: no emit() is there to return it;"
              + " call next() or send(null) first");
    }
    return nextOf(value, null);
  }

  /**
   * Lets the {@code emit} where the body stands throw that: the unchecked as it is, the checked as
   * the cause of a CompletionException. A body that has not begun never will.
   *
   * @return the next value, if the body goes on
   * @throws NoSuchElementException if the body ends, or had ended
   * @throws IllegalStateException if {@link #hasNext} has got a value that was not taken
   */
  public T throwInto(Throwable failure) {
    if (failure == null) {
      throw new NullPointerException("there is nothing to throw: the failure is null");
    }
    refuseAhead("throw into");
    return nextOf(null, failure);
  }

  private void refuseAhead(String verb) {
    if (isAhead) {
      throw new IllegalStateException(
          "can't " + verb + " a generator whose next value hasNext() has got: take it by next()");
    }
  }

  private T nextOf(S sent, Throwable thrown) {
    if (run.isEnded() || !advance(sent, thrown)) {
      throw new NoSuchElementException("the generator has ended; ask hasNext() first");
    }
    return run.take();
  }

  private boolean advance(S sent, Throwable thrown) {
    try {
      if (run.isNew()) {
        run.closeWhenForgotten(this);
      }
      return run.advance(sent, thrown);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /**
   * Ends it: the {@code emit} where the body stands throws a CancellationException, the body's
   * finally blocks run and may wait, and this waits for them. What else they throw comes out here.
   * Does nothing if it has ended; a body that has not begun never will.
   *
   * @throws IllegalStateException if a coroutine waits for a value just now
   */
  @Override
  public void close() {
    isAhead = false;
    ahead = null;
    try {
      run.close();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public String toString() {
    return "AsyncGenerator(" + run + ")";
  }
}
