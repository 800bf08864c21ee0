// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a consumer sees of a generator. */
class AsyncGeneratorTest {
  private final List<Object> log = new ArrayList<>();

  private static AsyncGenerator<Integer, Void> upTo(int last) {
    return AsyncGenerator.of(
        out -> {
          for (int i = 1; i <= last; i++) {
            Async.yieldNow();
            out.emit(i);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void forLoop_bodyThatWaits_givesAllInOrder(String backend) {
    Backends.runAction(
        backend,
        () -> {
          for (int each : upTo(1_000)) {
            log.add(each);
          }
        });
    assertThat(log).hasSize(1_000).startsWith(1, 2, 3).endsWith(1_000);
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void forLoop_secondPass_isEmpty(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, Void> once = upTo(2);
          assertThat(once.toList()).containsExactly(1, 2);
          assertThat(once.toList()).isEmpty();
          assertThat(once.hasNext()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void next_bodyIsNotAhead_runsItToItsEmitOnly(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, Void> unbuffered =
              AsyncGenerator.of(
                  out -> {
                    log.add("begin");
                    out.emit(1);
                    log.add("middle");
                    out.emit(2);
                    log.add("end");
                  });
          assertThat(log).isEmpty();
          assertThat(unbuffered.next()).isEqualTo(1);
          assertThat(log).containsExactly("begin");
          assertThat(unbuffered.hasNext()).isTrue();
          assertThat(unbuffered.hasNext()).isTrue();
          assertThat(log).containsExactly("begin", "middle");
          assertThat(unbuffered.next()).isEqualTo(2);
          assertThat(unbuffered.hasNext()).isFalse();
          assertThat(log).containsExactly("begin", "middle", "end");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void next_nothingToWaitFor_passesNoTurn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, Void> ready =
              AsyncGenerator.of(
                  out -> {
                    out.emit(1);
                    out.emit(2);
                  });
          Async.spawn(Coroutine.action(() -> log.add("another")));
          long turns = EventLoop.current().metrics().turns();
          assertThat(ready.toList()).containsExactly(1, 2);
          assertThat(EventLoop.current().metrics().turns()).isEqualTo(turns);
          assertThat(log).isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void send_values_areWhatEmitReturns(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, String> sum =
              AsyncGenerator.of(
                  out -> {
                    int length = 0;
                    while (true) {
                      String got = out.emit(length);
                      if (got == null) {
                        return;
                      }
                      Async.yieldNow();
                      length += got.length();
                    }
                  });
          assertThat(sum.send(null)).isZero();
          assertThat(sum.send("ab")).isEqualTo(2);
          assertThat(sum.send("cde")).isEqualTo(5);
          assertThatThrownBy(sum::next).isInstanceOf(NoSuchElementException.class);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void send_firstIsNotNull_isRefused(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, String> fresh = AsyncGenerator.of(out -> out.emit(1));
          assertThatIllegalStateException()
              .isThrownBy(() -> fresh.send("early"))
              .withMessageContaining("has not begun");
          assertThat(fresh.next()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void send_valueNotTakenAfterHasNext_isRefusedAndKept(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, String> ahead = AsyncGenerator.of(out -> out.emit(1));
          assertThat(ahead.hasNext()).isTrue();
          assertThatIllegalStateException().isThrownBy(() -> ahead.send("late"));
          assertThatIllegalStateException().isThrownBy(() -> ahead.throwInto(new Error("no")));
          assertThat(ahead.next()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void nextSendThrowInto_atTheEnd_throwNoSuchElement(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, String> over = AsyncGenerator.of(out -> {});
          assertThatThrownBy(over::next).isInstanceOf(NoSuchElementException.class);
          assertThatThrownBy(over::next).isInstanceOf(NoSuchElementException.class);
          assertThatThrownBy(() -> over.send("x")).isInstanceOf(NoSuchElementException.class);
          assertThatThrownBy(() -> over.throwInto(new IllegalArgumentException()))
              .isInstanceOf(NoSuchElementException.class);
          over.close();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void throwInto_bodyCatchesIt_goesOn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<String, Void> stubborn =
              AsyncGenerator.of(
                  out -> {
                    try {
                      out.emit("first");
                    } catch (IllegalArgumentException caught) {
                      out.emit("caught " + caught.getMessage());
                    }
                  });
          stubborn.next();
          assertThat(stubborn.throwInto(new IllegalArgumentException("it"))).isEqualTo("caught it");
          assertThatThrownBy(() -> stubborn.throwInto(new CancellationException("end")))
              .isInstanceOf(CancellationException.class)
              .hasMessage("end");
          assertThat(stubborn.hasNext()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void throwInto_bodyHasNotBegun_throwsAndEndsIt(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<String, Void> fresh = AsyncGenerator.of(out -> log.add("ran"));
          IllegalArgumentException thrown = new IllegalArgumentException();
          assertThatThrownBy(() -> fresh.throwInto(thrown)).isSameAs(thrown);
          assertThat(fresh.hasNext()).isFalse();
          assertThat(log).isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void next_bodyFails_throwsThatOnce(String backend) {
    Backends.runAction(
        backend,
        () -> {
          IllegalArgumentException failure = new IllegalArgumentException();
          IOException checked = new IOException("disk");
          AsyncGenerator<String, Void> unchecked =
              AsyncGenerator.of(
                  out -> {
                    throw failure;
                  });
          AsyncGenerator<String, Void> other =
              AsyncGenerator.of(
                  out -> {
                    out.emit("one");
                    throw checked;
                  });
          assertThatThrownBy(unchecked::hasNext).isSameAs(failure);
          assertThat(unchecked.hasNext()).isFalse();
          other.next();
          assertThatThrownBy(other::next)
              .isInstanceOf(CompletionException.class)
              .hasCauseReference(checked);
          assertThatThrownBy(other::next).isInstanceOf(NoSuchElementException.class);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void next_fromAnotherTaskMeanwhile_isRefused(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<Integer> value = LoopFuture.create();
          AsyncGenerator<Integer, Void> slow = AsyncGenerator.of(out -> out.emit(value.await()));
          Task<Integer> first = Async.spawn(Coroutine.of("first", slow::next));
          Async.yieldNow();
          assertThatIllegalStateException()
              .isThrownBy(slow::next)
              .withMessageContaining("first")
              .withMessageContaining("Channel");
          assertThatIllegalStateException().isThrownBy(slow::close);
          value.complete(7);
          assertThat(first.await()).isEqualTo(7);
          assertThat(slow.hasNext()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void next_fromItsOwnBody_isRefused(String backend) {
    Backends.runAction(
        backend,
        () -> {
          List<AsyncGenerator<Integer, Void>> self = new ArrayList<>();
          self.add(AsyncGenerator.of(out -> self.get(0).next()));
          assertThatIllegalStateException().isThrownBy(self.get(0)::next);
          assertThat(self.get(0).hasNext()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void next_oneTaskAfterAnother_bodySeesEach(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<String, Void> names =
              AsyncGenerator.of(
                  out -> {
                    while (true) {
                      Async.yieldNow();
                      out.emit(Task.current().name());
                    }
                  });
          for (String name : List.of("a", "b", "a")) {
            log.add(Async.spawn(Coroutine.of(name, names::next)).await());
          }
          names.close();
          assertThat(log).containsExactly("a", "b", "a");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void next_generatorOverGenerator_switchesThroughAll(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, Void> outer = upTo(100);
          for (int depth = 0; depth < 10; depth++) {
            AsyncGenerator<Integer, Void> inner = outer;
            outer =
                AsyncGenerator.of(
                    out -> {
                      for (int each : inner) {
                        out.emit(each + 1);
                      }
                    });
          }
          assertThat(outer.toList()).hasSize(100).startsWith(11, 12).endsWith(110);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void locals_setInsideAndOutside_areTheSame(String backend) {
    TaskLocal<String> local = TaskLocal.withInitial(() -> "initial");
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<String, Void> reader =
              AsyncGenerator.of(
                  out -> {
                    out.emit(local.get());
                    out.emit(local.get());
                    local.set("from inside");
                  });
          log.add(reader.next());
          local.set("from outside");
          log.add(reader.next());
          assertThat(reader.hasNext()).isFalse();
          log.add(local.get());
          assertThat(log).containsExactly("initial", "from outside", "from inside");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void emit_withinScopeOfTheBody_isRefusedAndSaysWhatToDo(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, Void> scoped =
              AsyncGenerator.of(out -> CancelScope.run(scope -> out.emit(1)));
          assertThatIllegalStateException()
              .isThrownBy(scoped::next)
              .withMessageContaining("CancelScope")
              .withMessageContaining("Channel");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void emit_fromAnotherTask_isRefused(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, Void> leaky =
              AsyncGenerator.of(out -> Async.spawn(Coroutine.of(() -> out.emit(1))).await());
          assertThatIllegalStateException()
              .isThrownBy(leaky::next)
              .withMessageContaining("body of the generator itself");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void next_consumersScopeIsCancelled_cutsTheBodysWait(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, Void> stuck =
              AsyncGenerator.of(
                  out -> {
                    try {
                      LoopFuture.create().await();
                    } finally {
                      log.add("unwound");
                    }
                  });
          boolean cut =
              CancelScope.run(
                      scope -> {
                        EventLoop.current().callSoon(scope::cancel);
                        return stuck.next();
                      })
                  .isEmpty();
          assertThat(cut).isTrue();
          assertThat(log).containsExactly("unwound");
          assertThat(stuck.hasNext()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void next_outsideOfACoroutine_isRefused(String backend) {
    AsyncGenerator<Integer, Void> any = upTo(1);
    assertThatIllegalStateException().isThrownBy(any::next).withMessageContaining("coroutine");
    assertThat(Backends.run(backend, any::next)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void awaitChain_waitInsideTheBody_showsBodyAndConsumer(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<Integer> never = LoopFuture.create();
          AsyncGenerator<Integer, Void> slow = AsyncGenerator.of(out -> waitInBody(never));
          Task<?> consumer = Async.spawn(Coroutine.action(() -> consume(slow)));
          Async.yieldNow();
          assertThat(consumer.awaitChain())
              .extracting(StackTraceElement::getMethodName)
              .containsSubsequence("waitInBody", "consume");
        });
  }

  private static void waitInBody(LoopFuture<Integer> on) {
    on.await();
  }

  private static void consume(AsyncGenerator<Integer, Void> from) {
    from.hasNext();
  }
}
