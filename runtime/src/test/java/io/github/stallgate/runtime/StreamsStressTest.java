// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Thousands of rounds with cancels at random: no item is lost, and none comes twice. */
@Timeout(60)
class StreamsStressTest {
  private final List<Integer> in = new ArrayList<>();
  private final List<Integer> out = new ArrayList<>();
  private int made;

  static Stream<Arguments> seeds() {
    return Backends.names()
        .flatMap(backend -> Stream.of(1L, 20L, 300L).map(seed -> Arguments.of(backend, seed)));
  }

  static Stream<Arguments> seedsAndRoom() {
    return seeds()
        .flatMap(
            each ->
                Stream.of(0, 1, 3).map(room -> Arguments.of(each.get()[0], each.get()[1], room)));
  }

  /** Takes until nothing is left, nor comes from those who wait with something. */
  private void drain(Chaos chaos, Supplier<Integer> poll) {
    for (Integer item = poll.get(); item != null; item = poll.get()) {
      out.add(item);
      chaos.settle();
    }
  }

  private void checkItems() {
    assertThat(out).doesNotHaveDuplicates().hasSameSizeAs(in).hasSameElementsAs(in);
    assertThat(in.size()).as("items").isGreaterThan(Chaos.ROUNDS / 10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void queue_randomCancels_noItemLostOrTwice(String backend, long seed) {
    passThrough(backend, seed, AsyncQueue.of(2));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void priorityQueue_randomCancels_noItemLostOrTwice(String backend, long seed) {
    passThrough(backend, seed, AsyncQueue.priority(3, Comparator.reverseOrder()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void lifoQueue_randomCancels_noItemLostOrTwice(String backend, long seed) {
    passThrough(backend, seed, AsyncQueue.lifo(1));
  }

  private void passThrough(String backend, long seed, AsyncQueue<Integer> queue) {
    Chaos.run(
        backend,
        seed,
        chaos -> {
          chaos.spawn(
              4,
              () -> {
                int item = made++;
                queue.put(item);
                in.add(item);
                chaos.pause();
              });
          chaos.spawn(
              4,
              () -> {
                out.add(queue.take());
                queue.taskDone();
                chaos.pause();
              });
          chaos.rage();
          assertThat(queue.size()).isLessThanOrEqualTo(queue.capacity());
          int left = out.size();
          drain(chaos, queue::poll);
          for (; left < out.size(); left++) {
            queue.taskDone();
          }
          queue.join();
        });
    checkItems();
  }

  @ParameterizedTest
  @MethodSource("seedsAndRoom")
  void channel_randomCancelsAndCloses_noItemLostOrTwice(String backend, long seed, int room) {
    Channel<Integer> channel = Channel.open(room);
    List<AutoCloseable> ends = new ArrayList<>();
    Chaos.run(
        backend,
        seed,
        chaos -> {
          chaos.spawn(3, () -> send(chaos, channel, ends));
          chaos.spawn(3, () -> receive(chaos, channel, ends));
          chaos.spawn(
              1,
              () -> {
                if (!ends.isEmpty()) {
                  ends.get(chaos.random.nextInt(ends.size())).close();
                }
                chaos.pause();
                Async.yieldNow();
              });
          chaos.rage();
          drain(chaos, channel.receiver()::poll);
        });
    checkItems();
  }

  private void send(Chaos chaos, Channel<Integer> channel, List<AutoCloseable> ends) {
    int item = made++;
    try (Sender<Integer> end = channel.sender().copy()) {
      ends.add(end);
      try {
        end.send(item);
        in.add(item);
      } catch (CancellationException cut) {
        throw cut;
      } catch (IllegalStateException closed) {
        assertThat(end.toString()).contains("closed");
      } finally {
        ends.remove(end);
      }
    }
    chaos.pause();
  }

  private void receive(Chaos chaos, Channel<Integer> channel, List<AutoCloseable> ends) {
    try (Receiver<Integer> end = channel.receiver().copy()) {
      ends.add(end);
      try {
        out.add(chaos.random.nextBoolean() ? end.receive() : end.iterator().next());
      } catch (CancellationException cut) {
        throw cut;
      } catch (IllegalStateException closed) {
        assertThat(end.toString()).contains("closed");
      } finally {
        ends.remove(end);
      }
    }
    chaos.pause();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void conditions_randomCancels_noSignalLost(String backend, long seed) {
    AsyncLock lock = new AsyncLock();
    AsyncCondition notFull = new AsyncCondition(lock);
    AsyncCondition notEmpty = new AsyncCondition(lock);
    Deque<Integer> buffer = new ArrayDeque<>();
    Chaos.run(
        backend,
        seed,
        chaos -> {
          chaos.spawn(
              4,
              () -> {
                try (Permit held = lock.acquire()) {
                  while (buffer.size() == 2) {
                    notFull.await();
                  }
                  buffer.add(made);
                  in.add(made++);
                  notEmpty.signal();
                  chaos.pause();
                }
              });
          chaos.spawn(
              4,
              () -> {
                try (Permit held = lock.acquire()) {
                  while (buffer.isEmpty()) {
                    notEmpty.await();
                  }
                  out.add(buffer.remove());
                  notFull.signal();
                  chaos.pause();
                }
              });
          chaos.rage();
          assertThat(lock.isLocked()).isFalse();
          assertThat(chaos.waiting()).isEqualTo(notFull.waiting() + notEmpty.waiting());
          assertThat(buffer.size() < 2 && notFull.waiting() > 0).as("a lost signal").isFalse();
          assertThat(!buffer.isEmpty() && notEmpty.waiting() > 0).as("a lost signal").isFalse();
          out.addAll(buffer);
        });
    checkItems();
  }
}
