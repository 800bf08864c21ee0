// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlowsTest {
  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void iterate_publisherOnOtherThreads_allInOrder(String backend) {
    List<Integer> got = new ArrayList<>();
    SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
    try (publisher) {
      Backends.runAction(
          backend,
          () -> {
            AsyncIterator<Integer> values = Flows.<Integer>iterate(publisher, 4).iterator();
            Task<Void> source =
                Async.spawn(
                    Coroutine.action(
                        () ->
                            Async.toThread(
                                () -> {
                                  IntStream.range(0, 1_000).forEach(publisher::submit);
                                  return null;
                                })));
            while (got.size() < 1_000) {
              got.add(values.next());
            }
            source.await();
            ForkJoinPool.commonPool().execute(publisher::close);
            assertThat(values.hasNext()).isFalse();
            assertThatThrownBy(values::next).isInstanceOf(NoSuchElementException.class);
          });
    }
    assertThat(got).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
  }

  /** A publisher that is driven by the test, and remembers what it was asked. */
  private static final class ByHand implements Flow.Publisher<String>, Flow.Subscription {
    private Flow.Subscriber<? super String> subscriber;
    private final List<Long> requests = new ArrayList<>();
    private boolean isCancelled;

    @Override
    public void subscribe(Flow.Subscriber<? super String> given) {
      subscriber = given;
      given.onSubscribe(this);
    }

    @Override
    public void request(long more) {
      requests.add(more);
    }

    @Override
    public void cancel() {
      isCancelled = true;
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void iterate_valuesTaken_asksForMoreInHalves(String backend) {
    ByHand publisher = new ByHand();
    Backends.runAction(
        backend,
        () -> {
          try (AsyncIterator<String> values = Flows.<String>iterate(publisher, 4).iterator()) {
            assertThat(publisher.requests).containsExactly(4L);
            List.of("a", "b", "c", "d").forEach(publisher.subscriber::onNext);
            assertThat(values.next()).isEqualTo("a");
            assertThat(publisher.requests).containsExactly(4L);
            assertThat(values.next()).isEqualTo("b");
            assertThat(publisher.requests).containsExactly(4L, 2L);
            assertThat(values.next() + values.next()).isEqualTo("cd");
            assertThat(publisher.requests).containsExactly(4L, 2L, 2L);
          }
          assertThat(publisher.isCancelled).isTrue();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void iterate_moreThanAskedFor_failsAndCancels(String backend) {
    ByHand publisher = new ByHand();
    Backends.runAction(
        backend,
        () -> {
          AsyncIterator<String> values = Flows.<String>iterate(publisher, 1).iterator();
          publisher.subscriber.onNext("a");
          publisher.subscriber.onNext("b");
          assertThat(values.next()).isEqualTo("a");
          assertThatThrownBy(values::next)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("1 values it was asked for");
          assertThat(publisher.isCancelled).isTrue();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void iterate_publisherFails_comesOutAfterTheValues(String backend) {
    ByHand publisher = new ByHand();
    Exception checked = new Exception("broken");
    Backends.runAction(
        backend,
        () -> {
          AsyncIterator<String> values = Flows.<String>iterate(publisher).iterator();
          publisher.subscriber.onNext("a");
          publisher.subscriber.onError(checked);
          assertThat(values.next()).isEqualTo("a");
          assertThatThrownBy(values::hasNext)
              .isInstanceOf(CompletionException.class)
              .cause()
              .isSameAs(checked);
          values.close();
          assertThat(publisher.isCancelled).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void iterate_waitCancelled_losesNoValue(String backend) {
    ByHand publisher = new ByHand();
    Backends.runAction(
        backend,
        () -> {
          AsyncIterator<String> values = Flows.<String>iterate(publisher).iterator();
          Task<String> task = Async.spawn(Coroutine.of(values::next));
          Async.yieldNow();
          task.cancel();
          publisher.subscriber.onNext("a");
          assertThatThrownBy(task::await).isInstanceOf(CancellationException.class);
          assertThat(values.next()).isEqualTo("a");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void iterate_secondSubscription_isCancelled(String backend) {
    ByHand publisher = new ByHand();
    ByHand second = new ByHand();
    Backends.runAction(
        backend,
        () -> {
          Flows.<String>iterate(publisher).iterator();
          publisher.subscriber.onSubscribe(second);
          assertThat(second.isCancelled).isTrue();
          assertThatThrownBy(() -> publisher.subscriber.onNext(null))
              .isInstanceOf(NullPointerException.class);
        });
    assertThat(publisher.isCancelled).isTrue();
  }

  @Test
  void iterate_noDemand_isRefused() {
    assertThatThrownBy(() -> Flows.iterate(new ByHand(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Numbers from 0 on, and how many were taken. */
  private static final class Numbers implements AsyncIterable<Integer> {
    private final int end;
    private int taken;
    private boolean isClosed;

    Numbers(int end) {
      this.end = end;
    }

    @Override
    public AsyncIterator<Integer> iterator() {
      Iterator<Integer> all = IntStream.range(0, end).iterator();
      return new AsyncIterator<>() {
        @Override
        public boolean hasNext() {
          Async.yieldNow();
          return all.hasNext();
        }

        @Override
        public Integer next() {
          taken++;
          return all.next();
        }

        @Override
        public void close() {
          isClosed = true;
        }
      };
    }
  }

  /** Remembers what it is told. */
  private static class Listener implements Flow.Subscriber<Integer> {
    private final List<Object> told = new ArrayList<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final CompletableFuture<Throwable> end = new CompletableFuture<>();

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription.complete(given);
    }

    @Override
    public void onNext(Integer value) {
      told.add(value);
    }

    @Override
    public void onError(Throwable why) {
      end.complete(why);
    }

    @Override
    public void onComplete() {
      end.complete(null);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void publish_subscriberRequests_takesNoMoreThanThat(String backend) {
    Numbers numbers = new Numbers(5);
    Backends.runAction(
        backend,
        () -> {
          Listener listener = new Listener();
          Flows.publish(numbers).subscribe(listener);
          Flow.Subscription subscription = Async.await(listener.subscription);
          assertThat(numbers.taken).isZero();
          subscription.request(2);
          EventLoop.current().keeping().allBlocked().await();
          assertThat(listener.told).containsExactly(0, 1);
          assertThat(numbers.taken).isEqualTo(2);
          subscription.request(Long.MAX_VALUE);
          subscription.request(Long.MAX_VALUE);
          assertThat(Async.await(listener.end)).isNull();
          assertThat(listener.told).containsExactly(0, 1, 2, 3, 4);
          assertThat(numbers.isClosed).isTrue();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void publish_otherThreadsSubscribe_backAndForthIsTheSame(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Flow.Publisher<Integer> publisher = Flows.publish(new Numbers(500));
          Listener listener = new Listener();
          Async.toThread(
              () -> {
                publisher.subscribe(listener);
                listener.subscription.get().request(Long.MAX_VALUE);
                return listener.end.get();
              });
          assertThat(listener.told).hasSize(500);
          List<Integer> again = new ArrayList<>();
          for (int each : Flows.<Integer>iterate(publisher, 3)) {
            again.add(each);
          }
          assertThat(again).isEqualTo(listener.told);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void publish_cancelled_closesTheIteratorAndTellsNothing(String backend) {
    Numbers numbers = new Numbers(5);
    Backends.runAction(
        backend,
        () -> {
          Listener listener = new Listener();
          Flows.publish(numbers).subscribe(listener);
          Flow.Subscription subscription = Async.await(listener.subscription);
          subscription.request(1);
          EventLoop.current().keeping().allBlocked().await();
          subscription.cancel();
          EventLoop.current().keeping().allBlocked().await();
          assertThat(numbers.isClosed).isTrue();
          assertThat(listener.end).isNotDone();
          assertThat(listener.told).containsExactly(0);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void publish_badRequest_isAnError(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Listener listener = new Listener();
          Flows.publish(new Numbers(5)).subscribe(listener);
          Async.await(listener.subscription).request(0);
          assertThat(Async.await(listener.end))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("3.9");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void publish_iterableFails_isAnError(String backend) {
    IllegalStateException broken = new IllegalStateException("broken");
    Backends.runAction(
        backend,
        () -> {
          Listener listener = new Listener();
          AsyncIterable<Integer> failing =
              () -> {
                throw broken;
              };
          Flows.publish(failing).subscribe(listener);
          assertThat(Async.await(listener.end)).isSameAs(broken);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void publish_subscriberThrows_isReportedAndGone(String backend) {
    List<String> reports = new ArrayList<>();
    Numbers numbers = new Numbers(5);
    Listener rude =
        new Listener() {
          @Override
          public void onNext(Integer value) {
            throw new IllegalStateException("rude");
          }
        };
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler((loop, failure, where) -> reports.add(failure.getMessage()))
        .run(
            Coroutine.action(
                () -> {
                  Flows.publish(numbers).subscribe(rude);
                  Async.await(rude.subscription).request(3);
                  EventLoop.current().keeping().allBlocked().await();
                  assertThat(numbers.isClosed).isTrue();
                }));
    assertThat(reports).containsExactly("rude");
    assertThat(rude.end).isNotDone();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void publish_loopCloses_isAnErrorBeforeAndAfter(String backend) {
    Listener before = new Listener();
    Listener after = new Listener();
    Flow.Publisher<Integer> publisher =
        Backends.run(
            backend,
            () -> {
              Flow.Publisher<Integer> made = Flows.publish(new Numbers(5));
              made.subscribe(before);
              Async.await(before.subscription);
              return made;
            });
    assertThat(before.end.join()).isInstanceOf(CancellationException.class);
    publisher.subscribe(after);
    assertThat(after.end.join()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> publisher.subscribe(null)).isInstanceOf(NullPointerException.class);
  }
}
