// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerHeapTest {
  private final TimerHeap heap = new TimerHeap();

  private static final class Entry extends TimerEntry {
    @Override
    void fire() {}
  }

  private Entry add(long at) {
    Entry entry = new Entry();
    heap.add(entry, at);
    return entry;
  }

  @Test
  void pollDue_sameTime_isInTheOrderTheyWereSet() {
    Entry first = add(5);
    Entry second = add(5);
    assertThat(heap.pollDue(4)).isNull();
    assertThat(heap.pollDue(5)).isSameAs(first);
    assertThat(heap.pollDue(5)).isSameAs(second);
    assertThat(heap.pollDue(5)).isNull();
  }

  @Test
  void cancel_firstOfTwo_leavesTheOther() {
    Entry first = add(1);
    Entry second = add(2);
    heap.cancel(first);
    heap.cancel(first);
    assertThat(heap.first()).isSameAs(second);
    assertThat(heap.size()).isEqualTo(1);
  }

  @Test
  void cancel_moreThanHalf_areThrownOut() {
    List<Entry> all = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      all.add(add(i));
    }
    all.subList(0, 600).forEach(heap::cancel);
    assertThat(heap.size()).isLessThanOrEqualTo(500);
  }

  @Test
  void pollDue_randomTimesAndCancels_isSorted() {
    Random random = new Random(7);
    List<Entry> expected = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      Entry entry = add(random.nextInt(5_000) + Long.MAX_VALUE - 2_500);
      if (random.nextInt(3) == 0) {
        heap.cancel(entry);
      } else {
        expected.add(entry);
      }
    }
    expected.sort(
        Comparator.<Entry>comparingLong(each -> each.at - Long.MAX_VALUE)
            .thenComparingLong(each -> each.sequence));
    List<TimerEntry> polled = new ArrayList<>();
    long later = Long.MAX_VALUE + 10_000;
    for (TimerEntry each = heap.pollDue(later); each != null; each = heap.pollDue(later)) {
      polled.add(each);
    }
    assertThat(polled).isEqualTo(expected);
  }
}
