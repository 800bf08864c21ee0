// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.loops;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.instrument.Ready;
import io.github.stallgate.options.NamePattern;
import io.reactivex.rxjava3.internal.schedulers.NonBlockingThread;
import io.vertx.core.impl.VertxThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.NonBlocking;

class LoopRegistryTest {
  private final List<StallgateLoop> watched = new ArrayList<>();
  private final LoopRegistry registry =
      new LoopRegistry(List.of(new NamePattern("my-*")), Ready.reached(), watched::add);

  private static class ReactorThread extends Thread implements NonBlocking {}

  private static final class SpecialReactorThread extends ReactorThread {}

  private interface Derived extends NonBlockingThread {}

  private static final class RxThread extends Thread implements Derived {}

  @AfterEach
  void forget() {
    watched.forEach(StallgateTable::remove);
  }

  @Test
  void starting_threadsOfFrameworks_areLoopsBeforeTheirFirstTask() {
    assertThat(kindOf(new ReactorThread())).isEqualTo("reactor");
    assertThat(kindOf(new SpecialReactorThread())).isEqualTo("reactor");
    assertThat(kindOf(new RxThread())).isEqualTo("rxjava");
  }

  @Test
  void starting_otherThreads_areNone() {
    assertThat(kindOf(new Thread("worker"))).isNull();
    assertThat(kindOf(new Thread("not-my-loop"))).isNull();
    assertThat(kindOf(new VertxThread())).isNull();
  }

  private String kindOf(Thread thread) {
    registry.starting(thread);
    StallgateLoop loop = StallgateTable.of(thread);
    assertThat(watched.contains(loop)).isEqualTo(loop != null);
    return loop == null ? null : loop.kind;
  }

  @Test
  void startedBy_threadsInsideTheJdk_areKnownByName() throws Exception {
    assertThat(Recognisers.startedBy(named("java.awt.EventDispatchThread"))).isEqualTo("awt");
    assertThat(Recognisers.startedBy(named("jdk.internal.net.http.HttpClientImpl$SelectorManager")))
        .isEqualTo("httpclient");
    assertThat(Recognisers.startedBy(Thread.class)).isNull();
  }

  private static Class<?> named(String name) throws ClassNotFoundException {
    return Class.forName(name, false, ClassLoader.getSystemClassLoader());
  }

  @Test
  void isCarrier_kindsOfLoops_areCarriersOrNot() {
    assertThat(Recognisers.isCarrier("virtual")).isTrue();
    assertThat(Recognisers.isCarrier("netty")).isFalse();
    assertThat(Recognisers.isFramework("virtual")).isTrue();
    assertThat(Recognisers.names()).endsWith("virtual");
  }

  @Test
  void mark_carrierBeforeTheHooksAreThere_doesNotWait() {
    LoopRegistry early = new LoopRegistry(List.of(), Ready.never(), watched::add);
    Thread carrier = new Thread("carrier");
    early.mark(carrier, "virtual");
    assertThat(StallgateTable.of(carrier).kind).isEqualTo("virtual");
  }

  @Test
  void starting_threadOfAGivenName_isACustomLoop() {
    Thread thread = new Thread("my-loop");
    assertThat(kindOf(thread)).isEqualTo("custom");
    assertThat(watched.get(0).name).isEqualTo("custom:my-loop");
  }

  @Test
  void starting_renamedThread_isALoopOnce() {
    Thread thread = new Thread("some");
    assertThat(kindOf(thread)).isNull();
    thread.setName("my-loop");
    registry.starting(thread);
    registry.starting(thread);
    assertThat(watched).hasSize(1);
  }

  @Test
  void names_changed_countFromNowOn() {
    registry.names(List.of(new NamePattern("other")));
    assertThat(kindOf(new Thread("my-loop"))).isNull();
    assertThat(kindOf(new Thread("other"))).isEqualTo("custom");
  }

  @Test
  void entering_nettysLoop_goesByTheNameOfWhoOwnsTheThread() {
    assertThat(registry.entering(new Thread("n"), "netty", this).name).isEqualTo("netty:n");
    assertThat(registry.entering(new VertxThread(), "netty", this).kind).isEqualTo("vertx");
    assertThat(registry.entering(new ReactorThread(), "netty", this).kind).isEqualTo("reactor");
  }

  @Test
  void entering_loopOfTheRuntime_hasItsOwnNameAndLendsItsThread() {
    StallgateLoop loop = registry.entering(new Thread("n"), "runtime", new NamedLoop());
    assertThat(loop.name).isEqualTo("runtime:kitchen");
    assertThat(loop.lends).isTrue();
    assertThat(registry.entering(new Thread("n"), "runtime", this).name).isEqualTo("runtime:n");
    assertThat(registry.entering(new Thread("n"), "netty", this).lends).isFalse();
  }

  /** What the runtime's loop answers, too. */
  public static final class NamedLoop {
    public String name() {
      return "kitchen";
    }
  }

  @Test
  void mark_threadOfACoroutine_goesByTheNameOfItsLoop() {
    registry.mark(new Thread("kitchen-coroutine"), "runtime");
    assertThat(watched.get(0).name).isEqualTo("runtime:kitchen");
  }

  @Test
  void entering_threadThatIsALoopAlready_isTheSameLoop() {
    Thread thread = new ReactorThread();
    registry.starting(thread);
    assertThat(registry.entering(thread, "netty", this)).isNull();
    assertThat(watched).hasSize(1);
  }

  @Test
  void mark_threadThatHasEnded_isNotWatched() throws Exception {
    Thread thread = new Thread(() -> {});
    thread.start();
    thread.join();
    registry.mark(thread, "custom");
    assertThat(watched).isEmpty();
    assertThat(StallgateTable.of(thread)).isNull();
  }

  @Test
  void scan_threadsThatRunAlready_areFoundByClassNameAndName() throws Exception {
    CountDownLatch running = new CountDownLatch(2);
    CountDownLatch end = new CountDownLatch(1);
    Thread named = new Thread(() -> await(running, end), "my-running");
    Thread other = new Thread(() -> await(running, end), "other-running");
    named.start();
    other.start();
    running.await();
    registry.scan();
    assertThat(StallgateTable.of(named).kind).isEqualTo("custom");
    assertThat(StallgateTable.of(other)).isNull();
    end.countDown();
    named.join();
    other.join();
  }

  private static void await(CountDownLatch running, CountDownLatch end) {
    running.countDown();
    try {
      end.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
