// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;

/**
 * A subscriber whose values are taken by a coroutine.
 *
 * <p>Signals come on any threads, one after another. They go through one queue, in their order,
 * which the loop empties; the publisher is asked for more when half of what it was asked for is
 * taken, so that the queue never holds more than the demand.
 */
final class FlowIterator<T> implements AsyncIterator<T>, Flow.Subscriber<T> {
  /** One of what a subscriber is told, after its subscription. */
  private record Signal<T>(T value, Throwable failure, boolean isEnd) {}

  private final EventLoop loop;
  private final int demand;
  private final Queue<Signal<T>> signals = new ConcurrentLinkedQueue<>();
  private final ArrayDeque<T> values = new ArrayDeque<>();
  private final Runnable closer = this::close;

  /** Null until the publisher gave it; volatile, since it may come on another thread. */
  private volatile Flow.Subscription subscription;

  private volatile boolean isClosed;
  private LoopFuture<Void> waiter;
  private Throwable failure;
  private boolean isEnded;
  private int outstanding;

  FlowIterator(EventLoop loop, int demand) {
    this.loop = loop;
    this.demand = demand;
    this.outstanding = demand;
    loop.keeping().onClose(closer);
  }

  // Any thread.

  @Override
  public void onSubscribe(Flow.Subscription given) {
    if (given == null) {
      throw new NullPointerException("a publisher gives a subscription, not null");
    }
    synchronized (signals) {
      if (subscription != null || isClosed) {
        given.cancel();
        return;
      }
      subscription = given;
    }
    given.request(demand);
  }

  @Override
  public void onNext(T value) {
    if (value == null) {
      throw new NullPointerException("a publisher publishes values, not null");
    }
    arrived(new Signal<>(value, null, false));
  }

  @Override
  public void onError(Throwable why) {
    if (why == null) {
      throw new NullPointerException("a publisher fails with an exception, not with null");
    }
    arrived(new Signal<>(null, why, true));
  }

  @Override
  public void onComplete() {
    arrived(new Signal<>(null, null, true));
  }

  private void arrived(Signal<T> signal) {
    if (!isClosed) {
      signals.add(signal);
      loop.executeQuietly(this::receive);
    }
  }

  // On the loop.

  private void receive() {
    for (Signal<T> each = signals.poll(); each != null; each = signals.poll()) {
      if (isEnded) {
        continue;
      }
      if (!each.isEnd) {
        accept(each.value);
      } else {
        end(each.failure);
      }
    }
    if (waiter != null && (isEnded || !values.isEmpty())) {
      waiter.tryComplete(null);
    }
  }

  private void accept(T value) {
    if (outstanding == 0) {
      subscription.cancel();
      end(
          new IllegalStateException(
              "the publisher published more than the " + demand + " values it was asked for"));
      return;
    }
    outstanding--;
    values.add(value);
  }

  private void end(Throwable why) {
    isEnded = true;
    failure = why;
    loop.keeping().notOnClose(closer);
  }

  @Override
  public boolean hasNext() {
    if (values.isEmpty()) {
      receive();
    }
    while (values.isEmpty() && !isEnded) {
      awaitSignal();
    }
    if (!values.isEmpty()) {
      return true;
    }
    if (failure != null) {
      throw Failures.passed(failure);
    }
    return false;
  }

  private void awaitSignal() {
    Scheduler.currentTask("wait for a publisher").throwIfCancelled();
    if (waiter != null) {
      throw new IllegalStateException(
          "another coroutine waits for this publisher; give each an iterator of its own");
    }
    waiter = new LoopFuture<>(loop);
    try {
      waiter.await();
    } finally {
      waiter = null;
    }
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the publisher has completed; ask hasNext() first");
    }
    T value = values.poll();
    int free = demand - outstanding - values.size();
    if (!isEnded && free > 0 && free >= demand / 2) {
      outstanding += free;
      subscription.request(free);
    }
    return value;
  }

  @Override
  public void close() {
    loop.checkOwner();
    synchronized (signals) {
      if (isClosed) {
        return;
      }
      isClosed = true;
    }
    values.clear();
    signals.clear();
    if (subscription != null && !isEnded) {
      subscription.cancel();
    }
    if (!isEnded) {
      end(null);
    }
    failure = null;
    receive();
  }
}
