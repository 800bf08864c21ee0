// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;

/**
 * Passes items from some tasks to others; who puts waits while it is full, who takes while it is
 * empty, each first come, first served. Belongs to the loop that uses it first; used on another
 * thread it throws {@link IllegalStateException}. Items are never null.
 *
 * <p>An item goes straight to who waits for one, and from who waits with one straight into the
 * place that became free. So somebody waits to put only while it is full, to take only while it is
 * empty, and nobody overtakes.
 *
 * @param <T> an item
 */
public final class AsyncQueue<T> {
  private final Home home = new Home("AsyncQueue");
  private final Queue<T> items;
  private final int capacity;

  /** They get whether their item was accepted. */
  private final WaitLine<T, Boolean> putters = new WaitLine<>("AsyncQueue.put");

  /** They get an item; null because of a shutdown. */
  private final WaitLine<Void, T> takers = new WaitLine<>("AsyncQueue.take");

  private final WaitLine<Void, Void> joiners = new WaitLine<>("AsyncQueue.join");

  /** How many items were accepted and not yet told of as done. */
  private long unfinished;

  private boolean isShutDown;

  private AsyncQueue(int capacity, Queue<T> items) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "a queue for "
              + capacity
              + " items makes no sense; give 1 or more, or take Channel.open(0) for a meeting");
    }
    this.capacity = capacity;
    this.items = items;
  }

  /**
   * First in, first out, of so many at the most.
   *
   * @throws IllegalArgumentException if that is less than 1
   */
  public static <T> AsyncQueue<T> of(int capacity) {
    return new AsyncQueue<>(capacity, new ArrayDeque<>());
  }

  /** First in, first out, of any number: nobody waits to put, and nothing holds back producers. */
  public static <T> AsyncQueue<T> unbounded() {
    return of(Integer.MAX_VALUE);
  }

  /**
   * The least first, of equals the one that came first.
   *
   * @throws IllegalArgumentException if the capacity is less than 1
   */
  public static <T> AsyncQueue<T> priority(int capacity, Comparator<? super T> order) {
    return new AsyncQueue<>(capacity, new StableHeap<>(Objects.requireNonNull(order, "order")));
  }

  /**
   * Last in, first out.
   *
   * @throws IllegalArgumentException if the capacity is less than 1
   */
  public static <T> AsyncQueue<T> lifo(int capacity) {
    return new AsyncQueue<>(capacity, Collections.asLifoQueue(new ArrayDeque<>()));
  }

  /**
   * Puts an item, and waits while the queue is full. If that wait is cancelled, the item is not in
   * the queue.
   *
   * @throws QueueShutDownException if it is shut down, also while this waits
   * @throws IllegalStateException outside of a coroutine
   */
  public void put(T item) {
    Task<?> task = home.task(putters);
    if (!accept(item) && !putters.await(task, item)) {
      throw shutDown("takes no more items");
    }
  }

  /**
   * Puts an item if there is room. Also from a callback.
   *
   * @return whether it was put
   * @throws QueueShutDownException if it is shut down
   */
  public boolean offer(T item) {
    home.enter();
    return accept(item);
  }

  private boolean accept(T item) {
    Objects.requireNonNull(item, "a queue takes no null; wrap it, in an Optional say");
    if (isShutDown) {
      throw shutDown("takes no more items");
    }
    if (!takers.serve(item)) {
      if (items.size() >= capacity) {
        return false;
      }
      items.add(item);
    }
    unfinished++;
    return true;
  }

  /**
   * Takes the next item, and waits while there is none. If that wait is cancelled, no item is lost.
   *
   * @throws QueueShutDownException if it is empty and shut down, also while this waits
   * @throws IllegalStateException outside of a coroutine
   */
  public T take() {
    Task<?> task = home.task(takers);
    T item = next();
    if (item == null) {
      item = takers.await(task, null);
    }
    if (item == null) {
      throw shutDown("has no items left");
    }
    return item;
  }

  /**
   * Takes the next item; null if there is none now. Also from a callback.
   *
   * @throws QueueShutDownException if it is empty and shut down
   */
  public T poll() {
    home.enter();
    return next();
  }

  private T next() {
    T item = items.poll();
    if (item != null) {
      admit();
    } else if (isShutDown) {
      throw shutDown("has no items left");
    }
    return item;
  }

  /** There is room for who waits longest with an item. */
  private void admit() {
    while (items.size() < capacity && !putters.isEmpty()) {
      Waiter<T, Boolean> putter = putters.poll();
      try {
        items.add(putter.brings);
        unfinished++;
        putter.tryComplete(true);
      } catch (RuntimeException uncomparable) {
        putter.tryFail(uncomparable);
      }
    }
  }

  /** How many items are in it. */
  public int size() {
    home.enter();
    return items.size();
  }

  /** How many items it has room for. */
  public int capacity() {
    return capacity;
  }

  /**
   * Waits until {@link #taskDone} was called for each item that was put.
   *
   * @throws IllegalStateException outside of a coroutine
   */
  public void join() {
    Task<?> task = home.task(joiners);
    if (unfinished > 0) {
      joiners.await(task, null);
    }
  }

  /**
   * An item that was taken has been dealt with.
   *
   * @throws IllegalStateException if that was said of more items than were put
   */
  public void taskDone() {
    home.enter();
    if (unfinished == 0) {
      throw new IllegalStateException(
          "taskDone() was called more often than items were put into "
              + this
              + "; call it once for each item taken");
    }
    finished(1);
  }

  private void finished(int more) {
    unfinished -= more;
    if (unfinished == 0) {
      joiners.serveAll(null);
    }
  }

  /**
   * No more are put: who waits to put gets a {@link QueueShutDownException}. What is in the queue
   * can still be taken. The second time it does nothing.
   */
  public void shutdown() {
    home.enter();
    isShutDown = true;
    putters.serveAll(false);
    takers.serveAll(null);
  }

  /**
   * The same, and what is in the queue is taken out at once, and counts as done for {@link #join}.
   *
   * @return what was in it, in order
   */
  public List<T> shutdownNow() {
    shutdown();
    List<T> left = new ArrayList<>(items.size());
    for (T item = items.poll(); item != null; item = items.poll()) {
      left.add(item);
    }
    finished(left.size());
    return left;
  }

  public boolean isShutDown() {
    home.enter();
    return isShutDown;
  }

  private QueueShutDownException shutDown(String so) {
    return new QueueShutDownException(this + " was shut down and " + so);
  }

  @Override
  public String toString() {
    String size = items.size() + (capacity == Integer.MAX_VALUE ? "" : " of " + capacity);
    return home + "(" + size + " items, " + unfinished + " unfinished)";
  }
}
