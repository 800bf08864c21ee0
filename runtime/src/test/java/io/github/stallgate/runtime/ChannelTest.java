// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ChannelTest {
  private final List<String> log = new ArrayList<>();

  private static void settle() {
    EventLoop.current().keeping().allBlocked().await();
  }

  private Task<Void> spawnSend(Sender<String> to, String item) {
    return Async.spawn(
        Coroutine.action(
            () -> {
              try {
                to.send(item);
                log.add("sent " + item);
              } catch (BrokenChannelException | IllegalStateException refused) {
                log.add(refused.getClass().getSimpleName() + " " + item);
              }
            }));
  }

  private Task<Void> spawnReceive(Receiver<String> from, String name) {
    return Async.spawn(
        Coroutine.action(
            () -> {
              try {
                log.add(name + " got " + from.receive());
              } catch (EndOfChannelException | IllegalStateException end) {
                log.add(name + " " + end.getClass().getSimpleName());
              }
            }));
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void send_noRoomAtAll_waitsForItsReceive(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Channel<String> channel = Channel.open(0);
          spawnSend(channel.sender(), "a");
          spawnSend(channel.sender(), "b");
          settle();
          assertThat(log).isEmpty();
          assertThat(channel.sender().offer("c")).isFalse();
          assertThat(channel.receiver().receive()).isEqualTo("a");
          settle();
          assertThat(log).containsExactly("sent a");
          assertThat(channel.receiver().poll()).isEqualTo("b");
          assertThat(channel.receiver().poll()).isNull();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void receive_nothingThere_isServedInOrder(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Channel<String> channel = Channel.open(0);
          spawnReceive(channel.receiver(), "first");
          spawnReceive(channel.receiver().copy(), "second");
          settle();
          channel.sender().send("a");
          assertThat(channel.sender().offer("b")).isTrue();
          settle();
          assertThat(log).containsExactly("first got a", "second got b");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void send_withRoom_waitsOnlyWhenItIsFull(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Channel<String> channel = Channel.open(2);
          for (String item : List.of("a", "b", "c", "d")) {
            spawnSend(channel.sender(), item);
          }
          settle();
          assertThat(log).containsExactly("sent a", "sent b");
          assertThat(channel.receiver().size()).isEqualTo(2);
          for (String item : List.of("a", "b", "c", "d")) {
            assertThat(channel.receiver().receive()).isEqualTo(item);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_ofTheLastSender_endsAfterWhatIsLeft(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Channel<String> channel = Channel.open(2);
          Sender<String> copy = channel.sender().copy();
          channel.sender().send("a");
          channel.sender().close();
          channel.sender().close();
          copy.send("b");
          copy.close();
          assertThat(channel.receiver().receive()).isEqualTo("a");
          assertThat(channel.receiver().receive()).isEqualTo("b");
          assertThatThrownBy(channel.receiver()::receive)
              .isInstanceOf(EndOfChannelException.class)
              .isInstanceOf(NoSuchElementException.class);
          assertThatThrownBy(channel.receiver()::poll).isInstanceOf(EndOfChannelException.class);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_ofTheLastSender_endsThoseThatWait(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Channel<String> channel = Channel.open(0);
          spawnReceive(channel.receiver(), "a");
          spawnReceive(channel.receiver(), "b");
          settle();
          channel.sender().offer("1");
          channel.sender().close();
          settle();
          assertThat(log).containsExactly("a got 1", "b EndOfChannelException");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_ofTheLastReceiver_breaksTheChannel(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Channel<String> channel = Channel.open(1);
          Receiver<String> copy = channel.receiver().copy();
          spawnSend(channel.sender(), "a");
          spawnSend(channel.sender(), "b");
          settle();
          channel.receiver().close();
          channel.receiver().close();
          settle();
          assertThat(log).containsExactly("sent a");
          copy.close();
          settle();
          assertThat(log).containsExactly("sent a", "BrokenChannelException b");
          assertThatThrownBy(() -> channel.sender().offer("c"))
              .isInstanceOf(BrokenChannelException.class)
              .hasMessageContaining("all its receivers are closed");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_ofAnEndThatIsWaitedOn_refusesThatWaitOnly(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Channel<String> sending = Channel.open(0);
          Sender<String> copy = sending.sender().copy();
          spawnSend(copy, "a");
          spawnSend(sending.sender(), "b");
          Channel<String> receiving = Channel.open(0);
          Receiver<String> other = receiving.receiver().copy();
          spawnReceive(other, "c");
          spawnReceive(receiving.receiver(), "d");
          settle();
          copy.close();
          other.close();
          settle();
          assertThat(log).containsExactly("IllegalStateException a", "c IllegalStateException");
          assertThat(sending.receiver().receive()).isEqualTo("b");
          assertThat(receiving.sender().offer("1")).isTrue();
          settle();
          assertThat(log).contains("sent b", "d got 1");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void eachCall_onAClosedEnd_isRefused(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Channel<String> channel = Channel.open(1);
          channel.sender().copy();
          channel.receiver().copy();
          channel.sender().close();
          channel.receiver().close();
          List<Runnable> calls =
              List.of(
                  () -> channel.sender().send("a"),
                  () -> channel.sender().offer("a"),
                  () -> channel.sender().copy(),
                  () -> channel.receiver().receive(),
                  () -> channel.receiver().poll(),
                  () -> channel.receiver().copy(),
                  () -> channel.receiver().iterator().hasNext());
          for (Runnable call : calls) {
            assertThatThrownBy(call::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed; give each task its own copy()");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void forLoop_untilTheLastSenderCloses_getsAllInOrder(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Channel<String> channel = Channel.open(0);
          TaskGroup.run(
              group -> {
                group.spawn(
                    Coroutine.action(
                        () -> {
                          try (Sender<String> out = channel.sender()) {
                            for (String item : List.of("a", "b", "c")) {
                              out.send(item);
                            }
                          }
                        }));
                try (Receiver<String> in = channel.receiver()) {
                  for (String item : in) {
                    log.add(item);
                  }
                }
                return null;
              });
        });
    assertThat(log).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void iterator_closedAfterHasNext_givesTheItemBack(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Channel<String> channel = Channel.open(2);
          channel.sender().send("a");
          channel.sender().send("b");
          AsyncIterator<String> iterator = channel.receiver().iterator();
          assertThat(iterator.hasNext()).isTrue();
          assertThat(iterator.hasNext()).isTrue();
          iterator.close();
          assertThat(iterator.hasNext()).isFalse();
          assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
          assertThat(channel.receiver().receive()).isEqualTo("a");
          assertThat(channel.receiver().receive()).isEqualTo("b");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void iterator_closedWhileAnotherWaits_passesTheItemOn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Channel<String> channel = Channel.open(1);
          channel.sender().send("a");
          AsyncIterator<String> iterator = channel.receiver().iterator();
          assertThat(iterator.hasNext()).isTrue();
          spawnReceive(channel.receiver(), "other");
          settle();
          iterator.close();
          settle();
          assertThat(log).containsExactly("other got a");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void send_null_isRefused(String backend) {
    Backends.runAction(
        backend,
        () ->
            assertThatThrownBy(() -> Channel.open(1).sender().send(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("Optional"));
  }

  @Test
  void open_negativeCapacity_isRefused() {
    assertThatThrownBy(() -> Channel.open(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 or more");
  }
}
