// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.Arrays;

/**
 * Timers by time, then by the order in which they were set. One loop only.
 *
 * <p>A heap of four children a node, in an array: half as deep as one of two, and the children of a
 * node share a line of the cache. Cancelled entries stay until they come up, or until they are more
 * than half of all (asyncio's rule); then all of them are thrown out at once, so that a cancel
 * costs a few nanoseconds on average and the heap never holds more than twice what is set.
 */
final class TimerHeap {
  private static final int LEAST_TO_COMPACT = 100;

  private TimerEntry[] heap = new TimerEntry[64];
  private int size;
  private int cancelled;
  private int sequences;

  void add(TimerEntry entry, long at) {
    entry.at = at;
    entry.sequence = sequences++;
    entry.isSet = true;
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    up(size++, entry);
  }

  void cancel(TimerEntry entry) {
    if (!entry.isSet) {
      return;
    }
    entry.isSet = false;
    cancelled++;
    if (cancelled >= LEAST_TO_COMPACT && cancelled > size / 2) {
      compact();
    }
  }

  /** Cancelled ones that were not removed yet are counted. */
  int size() {
    return size;
  }

  /** The next that is set; null if there is none. */
  TimerEntry first() {
    while (size > 0 && !heap[0].isSet) {
      cancelled--;
      removeFirst();
    }
    return size == 0 ? null : heap[0];
  }

  /** Whether the next one's time has come, as far as another thread can see. Changes nothing. */
  boolean seemsDue(long now) {
    TimerEntry first = heap[0];
    return first != null && first.isSet && first.at - now <= 0;
  }

  /** Fires those whose time has come, in order; by how much the latest was late. */
  long fireDue(long now) {
    long late = 0;
    for (TimerEntry due = pollDue(now); due != null; due = pollDue(now)) {
      late = Math.max(late, now - due.at);
      due.fire();
    }
    return late;
  }

  /** Takes the next if its time has come; null if there is none. */
  TimerEntry pollDue(long now) {
    TimerEntry first = first();
    if (first == null || first.at - now > 0) {
      return null;
    }
    first.isSet = false;
    return removeFirst();
  }

  private TimerEntry removeFirst() {
    TimerEntry first = heap[0];
    TimerEntry last = heap[--size];
    heap[size] = null;
    if (size > 0) {
      down(0, last);
    }
    return first;
  }

  private void compact() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (heap[i].isSet) {
        heap[kept++] = heap[i];
      }
    }
    Arrays.fill(heap, kept, size, null);
    size = kept;
    cancelled = 0;
    for (int i = (size - 2) >> 2; i >= 0 && size > 1; i--) {
      down(i, heap[i]);
    }
  }

  private static boolean isBefore(TimerEntry a, TimerEntry b) {
    long earlier = a.at - b.at;
    return earlier < 0 || earlier == 0 && a.sequence - b.sequence < 0;
  }

  private void up(int from, TimerEntry entry) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) >> 2;
      if (!isBefore(entry, heap[parent])) {
        break;
      }
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = entry;
  }

  private void down(int from, TimerEntry entry) {
    int at = from;
    for (int child = 4 * at + 1; child < size; child = 4 * at + 1) {
      int least = child;
      int end = Math.min(child + 4, size);
      for (int each = child + 1; each < end; each++) {
        if (isBefore(heap[each], heap[least])) {
          least = each;
        }
      }
      if (!isBefore(heap[least], entry)) {
        break;
      }
      heap[at] = heap[least];
      at = least;
    }
    heap[at] = entry;
  }
}
