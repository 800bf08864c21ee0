// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StallgateTableTest {
  private static final int MANY = 3_000;
  private final List<StallgateLoop> added = new ArrayList<>();

  @AfterEach
  void forget() {
    added.forEach(StallgateTable::remove);
  }

  @Test
  void add_aThread_isFoundUntilRemoved() {
    StallgateLoop loop = loop(new Thread());
    assertThat(StallgateTable.add(loop)).isTrue();
    assertThat(StallgateTable.of(loop.thread)).isSameAs(loop);
    assertThat(StallgateTable.remove(loop)).isTrue();
    assertThat(StallgateTable.of(loop.thread)).isNull();
    assertThat(StallgateTable.remove(loop)).isFalse();
  }

  @Test
  void add_threadThatIsALoopAlready_keepsTheFirst() {
    StallgateLoop first = loop(new Thread());
    StallgateTable.add(first);
    StallgateLoop second = new StallgateLoop(first.thread, "other", "other");
    assertThat(StallgateTable.add(second)).isFalse();
    assertThat(StallgateTable.remove(second)).isFalse();
    assertThat(StallgateTable.of(first.thread)).isSameAs(first);
  }

  @Test
  void add_moreThanThereIsRoomFor_allAreFound() {
    for (int i = 0; i < MANY; i++) {
      StallgateTable.add(loop(thread()));
    }
    assertThat(added).allMatch(loop -> StallgateTable.of(loop.thread) == loop);
    assertThat(StallgateTable.current()).isNull();
  }

  @Test
  void add_threadsThatFallIntoOneSlot_allAreFound() {
    StallgateLoop first = loop(new Thread());
    StallgateTable.add(first);
    for (int distance = 64; distance <= 1 << 14; distance *= 2) {
      StallgateTable.add(loop(threadOfId(first.thread.getId() + distance)));
    }
    assertThat(added).allMatch(loop -> StallgateTable.of(loop.thread) == loop);
  }

  @Test
  void remove_whoHadTheSlotOfOthers_theyAreStillFound() {
    StallgateLoop first = loop(new Thread());
    StallgateTable.add(first);
    for (int times = 1; times <= 4; times++) {
      StallgateTable.add(loop(threadOfId(first.thread.getId() + times * 1024L)));
    }
    for (StallgateLoop each : List.copyOf(added)) {
      assertThat(added).allMatch(loop -> StallgateTable.of(loop.thread) == loop);
      assertThat(StallgateTable.remove(each)).isTrue();
      assertThat(StallgateTable.of(each.thread)).isNull();
      added.remove(each);
    }
  }

  @Test
  void add_slotOfADeadThread_isTakenOver() throws Exception {
    Thread dead = new Thread(() -> {});
    dead.start();
    dead.join();
    StallgateTable.add(loop(dead));
    for (int distance = 64; distance <= 1 << 17; distance *= 2) {
      StallgateLoop newcomer = loop(threadOfId(dead.getId() + distance));
      StallgateTable.add(newcomer);
      assertThat(StallgateTable.of(newcomer.thread)).isSameAs(newcomer);
      StallgateTable.remove(newcomer);
    }
    assertThat(StallgateTable.of(dead)).isNull();
  }

  @Test
  void current_manyThreadsComeAndGo_eachFindsItsOwnLoop() throws Exception {
    int threads = 6;
    CyclicBarrier together = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Integer>> mistakes = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        mistakes.add(pool.submit(comingAndGoing(together)));
      }
      for (Future<Integer> each : mistakes) {
        assertThat(each.get()).isZero();
      }
    } finally {
      pool.shutdown();
    }
  }

  private static Callable<Integer> comingAndGoing(CyclicBarrier together) {
    return () -> {
      int wrong = 0;
      Thread self = Thread.currentThread();
      together.await();
      for (int i = 0; i < MANY; i++) {
        StallgateLoop mine = new StallgateLoop(self, "test", "test");
        StallgateLoop other = new StallgateLoop(thread(), "test", "test");
        wrong += StallgateTable.current() == null ? 0 : 1;
        StallgateTable.add(other);
        StallgateTable.add(mine);
        wrong += StallgateTable.current() == mine ? 0 : 1;
        StallgateTable.remove(other);
        wrong += StallgateTable.current() == mine ? 0 : 1;
        StallgateTable.remove(mine);
      }
      return wrong;
    };
  }

  private StallgateLoop loop(Thread thread) {
    StallgateLoop loop = new StallgateLoop(thread, "test", "test");
    added.add(loop);
    return loop;
  }

  private static Thread threadOfId(long id) {
    Thread thread = thread();
    while (thread.getId() < id) {
      thread = thread();
    }
    return thread;
  }

  private static Thread thread() {
    return new Thread(null, null, "unstarted", 0, false);
  }
}
