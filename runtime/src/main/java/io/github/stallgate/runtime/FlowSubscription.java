// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.concurrent.Flow;

/**
 * One subscriber of an async iterable, served by a task. {@link #request} and {@link #cancel} are
 * called by any thread; the rest happens on the loop.
 *
 * <p>Rules are numbered as in the specification of reactive streams.
 */
final class FlowSubscription<T> implements Flow.Subscription {
  private final EventLoop loop;
  private final Flow.Subscriber<? super T> subscriber;
  private LoopFuture<Void> waiter;
  private Task<Void> task;

  /** What was requested and not yet published; guarded by this. */
  private long demand;

  private RuntimeException badRequest;
  private volatile boolean isCancelled;

  private FlowSubscription(EventLoop loop, Flow.Subscriber<? super T> subscriber) {
    this.loop = loop;
    this.subscriber = subscriber;
  }

  /** Any thread. */
  static <T> void begin(
      EventLoop loop, AsyncIterable<? extends T> values, Flow.Subscriber<? super T> subscriber) {
    if (subscriber == null) {
      throw new NullPointerException("there is no subscriber: it is null (rule 1.9)");
    }
    FlowSubscription<T> subscription = new FlowSubscription<>(loop, subscriber);
    try {
      loop.execute(() -> subscription.spawn(values));
    } catch (IllegalStateException closed) {
      subscription.isCancelled = true;
      subscriber.onSubscribe(subscription);
      subscriber.onError(closed);
    }
  }

  private void spawn(AsyncIterable<? extends T> values) {
    task = loop.spawn(Coroutine.action(() -> serve(values)));
  }

  private void serve(AsyncIterable<? extends T> values) {
    if (!tell(() -> subscriber.onSubscribe(this)) || isCancelled) {
      return;
    }
    Throwable failure = null;
    try (AsyncIterator<? extends T> all = values.iterator()) {
      while (awaitDemand() && all.hasNext()) {
        T value = all.next();
        if (isCancelled || !tell(() -> subscriber.onNext(value))) {
          return;
        }
      }
    } catch (Throwable thrown) {
      failure = thrown;
    }
    end(failure);
  }

  private void end(Throwable failure) {
    if (isCancelled) {
      return;
    }
    if (badRequest() != null) {
      tell(() -> subscriber.onError(badRequest()));
    } else if (failure != null) {
      tell(() -> subscriber.onError(failure));
    } else {
      tell(subscriber::onComplete);
    }
    isCancelled = true;
  }

  /** A subscriber that throws counts as gone (rule 2.13). */
  private boolean tell(Runnable what) {
    try {
      what.run();
      return true;
    } catch (RuntimeException | Error thrown) {
      isCancelled = true;
      loop.report(thrown, "a subscriber: " + subscriber);
      return false;
    }
  }

  /** Waits until a value was requested, and takes the request; false if there is nobody. */
  private boolean awaitDemand() {
    while (!isCancelled && badRequest() == null) {
      if (takeOne()) {
        return true;
      }
      waiter = new LoopFuture<>(loop);
      try {
        waiter.await();
      } finally {
        waiter = null;
      }
    }
    return false;
  }

  private synchronized boolean takeOne() {
    if (demand == 0) {
      return false;
    }
    if (demand != Long.MAX_VALUE) {
      demand--;
    }
    return true;
  }

  private synchronized RuntimeException badRequest() {
    return badRequest;
  }

  // Any thread.

  @Override
  public void request(long more) {
    synchronized (this) {
      if (more <= 0) {
        badRequest =
            new IllegalArgumentException(
                "request(" + more + "): at least 1 value has to be requested (rule 3.9)");
      } else {
        demand = demand + more < 0 ? Long.MAX_VALUE : demand + more;
      }
    }
    loop.executeQuietly(this::wake);
  }

  private void wake() {
    if (waiter != null) {
      waiter.tryComplete(null);
    }
  }

  @Override
  public void cancel() {
    if (!isCancelled) {
      isCancelled = true;
      loop.executeQuietly(() -> task.cancelWith("its subscriber cancelled"));
    }
  }
}
