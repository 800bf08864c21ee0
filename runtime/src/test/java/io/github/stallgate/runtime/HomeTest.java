// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where locks, queues and the like may be used. */
@Timeout(60)
class HomeTest {
  private final AsyncLock lock = new AsyncLock();
  private final AsyncCondition condition = new AsyncCondition(lock);
  private final AsyncEvent event = new AsyncEvent();
  private final AsyncSemaphore semaphore = new AsyncSemaphore(1);
  private final CapacityLimiter limiter = new CapacityLimiter(1);
  private final AsyncBarrier barrier = new AsyncBarrier(2);
  private final AsyncQueue<String> queue = AsyncQueue.of(1);
  private final Channel<String> channel = Channel.open(1);
  private Permit permit;

  private Map<String, Runnable> calls() {
    Map<String, Runnable> calls = new LinkedHashMap<>();
    calls.put("AsyncLock.acquire", lock::acquire);
    calls.put("AsyncLock.tryAcquire", lock::tryAcquire);
    calls.put("AsyncLock.isLocked", lock::isLocked);
    calls.put("AsyncLock.waiting", lock::waiting);
    calls.put("AsyncLock Permit.close", () -> permit.close());
    calls.put("AsyncLock AsyncCondition.await", condition::await);
    calls.put("AsyncLock AsyncCondition.signal", condition::signal);
    calls.put("AsyncLock AsyncCondition.signalAll", condition::signalAll);
    calls.put("AsyncLock AsyncCondition.waiting", condition::waiting);
    calls.put("AsyncEvent.await", event::await);
    calls.put("AsyncEvent.set", event::set);
    calls.put("AsyncEvent.clear", event::clear);
    calls.put("AsyncEvent.isSet", event::isSet);
    calls.put("AsyncSemaphore.acquire", semaphore::acquire);
    calls.put("AsyncSemaphore.tryAcquire", semaphore::tryAcquire);
    calls.put("AsyncSemaphore.available", semaphore::available);
    calls.put("CapacityLimiter.acquire", limiter::acquire);
    calls.put("CapacityLimiter.tryAcquire", limiter::tryAcquire);
    calls.put("CapacityLimiter.total", () -> limiter.total(2));
    calls.put("CapacityLimiter.statistics", limiter::statistics);
    calls.put("AsyncBarrier.await", barrier::await);
    calls.put("AsyncBarrier.waiting", barrier::waiting);
    addStreams(calls);
    return calls;
  }

  private void addStreams(Map<String, Runnable> calls) {
    calls.put("AsyncQueue.put", () -> queue.put("a"));
    calls.put("AsyncQueue.take", queue::take);
    calls.put("AsyncQueue.offer", () -> queue.offer("a"));
    calls.put("AsyncQueue.poll", queue::poll);
    calls.put("AsyncQueue.size", queue::size);
    calls.put("AsyncQueue.join", queue::join);
    calls.put("AsyncQueue.taskDone", queue::taskDone);
    calls.put("AsyncQueue.shutdown", queue::shutdown);
    calls.put("AsyncQueue.shutdownNow", queue::shutdownNow);
    calls.put("AsyncQueue.isShutDown", queue::isShutDown);
    calls.put("Channel Sender.send", () -> channel.sender().send("a"));
    calls.put("Channel Sender.offer", () -> channel.sender().offer("a"));
    calls.put("Channel Sender.copy", () -> channel.sender().copy());
    calls.put("Channel Sender.close", () -> channel.sender().close());
    calls.put("Channel Receiver.receive", () -> channel.receiver().receive());
    calls.put("Channel Receiver.poll", () -> channel.receiver().poll());
    calls.put("Channel Receiver.size", () -> channel.receiver().size());
    calls.put("Channel Receiver.copy", () -> channel.receiver().copy());
    calls.put("Channel Receiver.close", () -> channel.receiver().close());
    calls.put("Channel iterator", () -> channel.receiver().iterator().hasNext());
  }

  /** Uses each once, so that it belongs to the current loop. */
  private void bindAll() {
    permit = lock.acquire();
    event.clear();
    semaphore.acquire();
    limiter.acquire();
    barrier.waiting();
    queue.put("before");
    channel.sender().send("before");
  }

  private void checkUntouched() {
    assertThat(lock.isLocked()).isTrue();
    assertThat(event.isSet()).isFalse();
    assertThat(limiter.total()).isEqualTo(1);
    assertThat(queue.isShutDown()).isFalse();
    assertThat(queue.poll()).isEqualTo("before");
    assertThat(channel.receiver().receive()).isEqualTo("before");
    assertThat(channel.sender().offer("after")).isTrue();
    permit.close();
    assertThat(lock.isLocked()).isFalse();
  }

  private void checkRefused(String loop) {
    SoftAssertions all = new SoftAssertions();
    calls()
        .forEach(
            (name, call) ->
                all.assertThatThrownBy(call::run)
                    .as(name)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("may not use this " + name.split("[. ]", 2)[0])
                    .hasMessageContaining(loop)
                    .hasMessageContaining("execute"));
    all.assertAll();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void eachCall_onAnotherThread_isRefusedAndChangesNothing(String backend) {
    EventLoop.builder()
        .backend(backend)
        .name("home-loop")
        .run(
            Coroutine.action(
                () -> {
                  bindAll();
                  Async.await(CompletableFuture.runAsync(() -> checkRefused("home-loop")));
                  checkUntouched();
                }));
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void eachCall_onAnotherLoop_isRefusedAndChangesNothing(String backend) {
    EventLoop.builder()
        .backend(backend)
        .name("home-loop")
        .run(
            Coroutine.action(
                () -> {
                  bindAll();
                  Async.await(
                      CompletableFuture.runAsync(
                          () -> Backends.runAction(backend, () -> checkRefused("home-loop"))));
                  checkUntouched();
                }));
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void eachCall_outsideOfALoop_isRefusedAndBindsNothing(String backend) {
    permit = new Permit(new PermitPool("AsyncLock", 1, true), null);
    calls()
        .forEach(
            (name, call) ->
                assertThatThrownBy(call::run)
                    .as(name)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("EventLoop.run"));
    Backends.runAction(
        backend,
        () -> {
          bindAll();
          checkUntouched();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void dump_whileATaskWaits_tellsForWhat(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Async.spawn(Coroutine.action(queue::take));
          Async.yieldNow();
          assertThat(EventLoop.current().dump()).contains("AsyncQueue.take, pending");
        });
  }
}
