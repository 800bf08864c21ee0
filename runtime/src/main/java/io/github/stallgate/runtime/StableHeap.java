// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.AbstractQueue;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;

/**
 * The least first; of equals, the one that came first.
 *
 * @param <T> an item
 */
final class StableHeap<T> extends AbstractQueue<T> {
  private record Ranked<T>(T item, long rank) {}

  private final PriorityQueue<Ranked<T>> heap;
  private long arrivals;

  StableHeap(Comparator<? super T> order) {
    Comparator<Ranked<T>> byItem = (a, b) -> order.compare(a.item, b.item);
    this.heap = new PriorityQueue<>(byItem.thenComparingLong(Ranked::rank));
  }

  @Override
  public boolean offer(T item) {
    return heap.offer(new Ranked<>(item, arrivals++));
  }

  @Override
  public T poll() {
    Ranked<T> least = heap.poll();
    return least == null ? null : least.item;
  }

  @Override
  public T peek() {
    Ranked<T> least = heap.peek();
    return least == null ? null : least.item;
  }

  @Override
  public int size() {
    return heap.size();
  }

  /** In no order. */
  @Override
  public Iterator<T> iterator() {
    return heap.stream().map(Ranked::item).iterator();
  }
}
