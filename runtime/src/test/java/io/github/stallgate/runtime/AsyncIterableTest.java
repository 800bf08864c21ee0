// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncIterableTest {
  private final List<Object> log = new ArrayList<>();

  /** From one on, for ever; a generator for each pass. */
  private AsyncIterable<Integer> numbers() {
    return () ->
        AsyncGenerator.<Integer, Void>of(
            out -> {
              try {
                for (int i = 1; ; i++) {
                  Async.yieldNow();
                  out.emit(i);
                }
              } finally {
                log.add("closed");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void mapFilterTake_endlessSource_giveTheFirstAndClose(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncIterable<String> even =
              numbers().filter(each -> each % 2 == 0).map(each -> "n" + each).take(3);
          assertThat(log).isEmpty();
          assertThat(even.toList()).containsExactly("n2", "n4", "n6");
          assertThat(log).containsExactly("closed");
          assertThat(even.toList()).containsExactly("n2", "n4", "n6");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void take_lastOne_doesNotAskForMore(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncIterable<Integer> two =
              () ->
                  AsyncGenerator.<Integer, Void>of(
                      out -> {
                        out.emit(1);
                        out.emit(2);
                        log.add("asked for a third");
                      });
          assertThat(two.take(2).toList()).containsExactly(1, 2);
          assertThat(two.take(0).toList()).isEmpty();
          assertThat(log).isEmpty();
          assertThat(two.take(9).toList()).containsExactly(1, 2);
          assertThat(log).hasSize(1);
        });
    assertThatIllegalArgumentException().isThrownBy(() -> numbers().take(-1));
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void flatMap_partsThatWait_areConcatenatedAndClosed(String backend) {
    Backends.runAction(
        backend,
        () -> {
          List<Integer> all = numbers().take(3).flatMap(each -> numbers().take(each)).toList();
          assertThat(all).containsExactly(1, 1, 2, 1, 2, 3);
          assertThat(log).hasSize(4).containsOnly("closed");
          assertThat(numbers().take(2).flatMap(each -> List.of(each, -each)).toList())
              .containsExactly(1, -1, 2, -2);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void map_functionThatWaits_waitsInTheConsumer(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<?> self = Task.current();
          AsyncIterable<Task<?>> tasks =
              numbers()
                  .take(2)
                  .map(
                      each -> {
                        Async.yieldNow();
                        return Task.current();
                      });
          assertThat(tasks.toList()).allMatch(each -> each == self).hasSize(2);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void toList_functionFails_closesTheSource(String backend) {
    Backends.runAction(
        backend,
        () -> {
          IllegalArgumentException failure = new IllegalArgumentException();
          AsyncIterable<Object> failing =
              numbers()
                  .map(
                      each -> {
                        throw failure;
                      });
          assertThatThrownBy(failing::toList).isSameAs(failure);
          assertThat(log).containsExactly("closed");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void next_atTheEnd_throwsNoSuchElement(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncIterator<Integer> taken = numbers().take(1).iterator();
          taken.next();
          assertThatThrownBy(taken::next).isInstanceOf(NoSuchElementException.class);
          AsyncIterator<Integer> none = numbers().take(2).filter(each -> false).iterator();
          assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
          AsyncIterator<Integer> flat =
              numbers().take(2).flatMap(e -> List.<Integer>of()).iterator();
          assertThatThrownBy(flat::next).isInstanceOf(NoSuchElementException.class);
        });
  }
}
