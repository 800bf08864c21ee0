// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class AsyncQueueTest {
  private final List<String> log = new ArrayList<>();

  private static void settle() {
    EventLoop.current().keeping().allBlocked().await();
  }

  private Task<Void> spawnPutter(AsyncQueue<String> queue, String item) {
    return Async.spawn(
        Coroutine.action(
            () -> {
              try {
                queue.put(item);
                log.add("put " + item);
              } catch (QueueShutDownException refused) {
                log.add("refused " + item);
              }
            }));
  }

  private Task<Void> spawnTaker(AsyncQueue<String> queue, String name) {
    return Async.spawn(
        Coroutine.action(
            () -> {
              try {
                log.add(name + " took " + queue.take());
              } catch (QueueShutDownException end) {
                log.add(name + " ended");
              }
            }));
  }

  private static List<String> drain(AsyncQueue<String> queue) {
    List<String> all = new ArrayList<>();
    for (String item = queue.poll(); item != null; item = queue.poll()) {
      all.add(item);
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void put_full_waitsAndIsServedInOrder(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncQueue<String> queue = AsyncQueue.of(1);
          for (String item : List.of("a", "b", "c")) {
            spawnPutter(queue, item);
          }
          settle();
          assertThat(log).containsExactly("put a");
          assertThat(queue.size()).isEqualTo(1);
          assertThat(queue.take()).isEqualTo("a");
          assertThat(queue.offer("overtaking")).isFalse();
          settle();
          assertThat(log).containsExactly("put a", "put b");
          assertThat(drain(queue)).containsExactly("b", "c");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void take_empty_waitsAndIsServedInOrder(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncQueue<String> queue = AsyncQueue.unbounded();
          spawnTaker(queue, "a");
          spawnTaker(queue, "b");
          settle();
          queue.put("1");
          assertThat(queue.poll()).isNull();
          assertThat(queue.offer("2")).isTrue();
          assertThat(queue.size()).isZero();
          settle();
          assertThat(log).containsExactly("a took 1", "b took 2");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void putAndTake_possible_passNoTurn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncQueue<String> queue = AsyncQueue.of(1);
          Async.spawn(Coroutine.action(() -> log.add("another")));
          queue.put("a");
          assertThat(queue.take()).isEqualTo("a");
          assertThat(log).isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void take_priority_leastFirstAndEqualsInOrder(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncQueue<String> queue =
              AsyncQueue.priority(5, Comparator.comparing((String each) -> each.charAt(0)));
          for (String item : List.of("b1", "a1", "c1", "a2", "b2", "a0")) {
            spawnPutter(queue, item);
          }
          settle();
          assertThat(drain(queue)).containsExactly("a1", "a2", "a0", "b1", "b2", "c1");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void take_uncomparableItemOfAPutter_failsThatPutterOnly(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncQueue<String> queue =
              AsyncQueue.priority(2, Comparator.comparing((String each) -> each.charAt(1)));
          queue.put("a1");
          queue.put("b2");
          Task<Void> bad = spawnPutter(queue, "c");
          Task<Void> good = spawnPutter(queue, "d0");
          settle();
          assertThat(queue.take()).isEqualTo("a1");
          assertThatThrownBy(bad::await).isInstanceOf(IndexOutOfBoundsException.class);
          good.await();
          assertThat(drain(queue)).containsExactly("d0", "b2");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void take_lifo_lastFirst(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncQueue<String> queue = AsyncQueue.lifo(2);
          for (String item : List.of("a", "b", "c")) {
            spawnPutter(queue, item);
          }
          settle();
          assertThat(drain(queue)).containsExactly("b", "c", "a");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void join_untilAllIsDone_countsWhatWasPut(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncQueue<String> queue = AsyncQueue.of(1);
          queue.join();
          queue.put("a");
          spawnPutter(queue, "b");
          Task<Void> joiner = Async.spawn(Coroutine.action(queue::join));
          settle();
          queue.take();
          queue.take();
          queue.taskDone();
          settle();
          assertThat(joiner.isDone()).isFalse();
          queue.taskDone();
          joiner.await();
          assertThatThrownBy(queue::taskDone)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("once for each item taken");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void shutdown_withPutters_refusesThemAndKeepsWhatIsIn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncQueue<String> queue = AsyncQueue.of(1);
          queue.put("in");
          spawnPutter(queue, "a");
          settle();
          queue.shutdown();
          queue.shutdown();
          settle();
          assertThat(queue.isShutDown()).isTrue();
          assertThat(log).containsExactly("refused a");
          assertThatThrownBy(() -> queue.put("b")).isInstanceOf(QueueShutDownException.class);
          assertThatThrownBy(() -> queue.offer("b")).isInstanceOf(QueueShutDownException.class);
          assertThat(queue.take()).isEqualTo("in");
          assertThatThrownBy(queue::take)
              .isInstanceOf(QueueShutDownException.class)
              .hasMessageContaining("has no items left");
          assertThatThrownBy(queue::poll).isInstanceOf(QueueShutDownException.class);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void shutdown_withTakers_endsThemButNotWhoGotAnItem(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncQueue<String> queue = AsyncQueue.of(1);
          spawnTaker(queue, "a");
          spawnTaker(queue, "b");
          settle();
          queue.offer("1");
          queue.shutdown();
          settle();
          assertThat(log).containsExactly("a took 1", "b ended");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void shutdownNow_withItems_returnsThemAndJoinEnds(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncQueue<String> queue = AsyncQueue.of(2);
          queue.put("a");
          queue.put("b");
          Task<Void> joiner = Async.spawn(Coroutine.action(queue::join));
          spawnPutter(queue, "c");
          settle();
          assertThat(queue.shutdownNow()).containsExactly("a", "b");
          joiner.await();
          assertThat(log).containsExactly("refused c");
          assertThatThrownBy(queue::take).isInstanceOf(QueueShutDownException.class);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void put_null_isRefused(String backend) {
    Backends.runAction(
        backend,
        () ->
            assertThatThrownBy(() -> AsyncQueue.of(1).put(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("Optional"));
  }

  @Test
  void of_noCapacity_isRefused() {
    assertThatThrownBy(() -> AsyncQueue.of(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Channel.open(0)");
  }
}
