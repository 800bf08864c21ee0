// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What waits for its turn, first in, first out: tasks, callbacks, fibers. One loop only. */
final class ReadyQueue {
  private Object[] ring = new Object[256];
  private int head;
  private int size;

  int size() {
    return size;
  }

  void add(Object item) {
    if (size == ring.length) {
      grow();
    }
    ring[(head + size++) & (ring.length - 1)] = item;
  }

  /** It will be the next. */
  void addFirst(Object item) {
    if (size == ring.length) {
      grow();
    }
    head = (head - 1) & (ring.length - 1);
    ring[head] = item;
    size++;
  }

  Object peek() {
    return ring[head];
  }

  Object poll() {
    Object item = ring[head];
    ring[head] = null;
    head = (head + 1) & (ring.length - 1);
    size--;
    return item;
  }

  /** Changes the order of the first so many. */
  void shuffle(int first, RandomGenerator random) {
    for (int i = first - 1; i > 0; i--) {
      swap(i, random.nextInt(i + 1));
    }
  }

  private void swap(int a, int b) {
    int mask = ring.length - 1;
    Object item = ring[(head + a) & mask];
    ring[(head + a) & mask] = ring[(head + b) & mask];
    ring[(head + b) & mask] = item;
  }

  private void grow() {
    Object[] larger = Arrays.copyOf(ring, ring.length * 2);
    int wrapped = head;
    System.arraycopy(ring, 0, larger, ring.length, wrapped);
    Arrays.fill(larger, 0, wrapped, null);
    ring = larger;
  }
}
