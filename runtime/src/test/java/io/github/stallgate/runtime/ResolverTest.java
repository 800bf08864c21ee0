// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ResolverTest {
  private static final String BACKENDS = "io.github.stallgate.runtime.Backends#names";
  private static final InetSocketAddress NAME = InetSocketAddress.createUnresolved("some", 80);

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void resolve_slowServer_othersGoOnMeanwhile(String backend) {
    CountDownLatch slow = new CountDownLatch(1);
    InetAddress here = InetAddress.getLoopbackAddress();
    Resolver resolver =
        new Resolver(
            host -> {
              await(slow);
              return new InetAddress[] {here};
            });
    Backends.runAction(
        backend,
        () -> {
          Task<List<InetSocketAddress>> lookup =
              Async.spawn(Coroutine.of(() -> resolver.resolve(NAME)));
          Async.yieldNow();
          Async.yieldNow();
          assertThat(lookup.isDone()).isFalse();
          slow.countDown();
          assertThat(lookup.await()).containsExactly(new InetSocketAddress(here, 80));
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void resolve_unknownHost_isThrownBare(String backend) {
    Resolver resolver =
        new Resolver(
            host -> {
              throw new UnknownHostException(host + " is unknown");
            });
    Backends.runAction(
        backend,
        () ->
            assertThatThrownBy(() -> resolver.resolve(NAME))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("some is unknown"));
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void resolve_cancelled_endsAtOnce(String backend) {
    CountDownLatch never = new CountDownLatch(1);
    Resolver resolver =
        new Resolver(
            host -> {
              await(never);
              return new InetAddress[0];
            });
    Backends.runAction(
        backend,
        () -> {
          Task<?> lookup = Async.spawn(Coroutine.of(() -> resolver.resolve(NAME)));
          Async.yieldNow();
          lookup.cancel();
          assertThatThrownBy(lookup::await).isInstanceOf(CancellationException.class);
          assertThat(EventLoop.current().keeping().isAlone()).isTrue();
          never.countDown();
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void resolve_localhost_isLoopback(String backend) {
    Backends.runAction(
        backend,
        () ->
            assertThat(Async.resolve("localhost"))
                .isNotEmpty()
                .allMatch(InetAddress::isLoopbackAddress));
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void resolve_noAddress_failsWithUnknownHost(String backend) {
    Backends.runAction(
        backend,
        () ->
            assertThatThrownBy(() -> Async.resolve("[not an address]"))
                .isInstanceOf(UnknownHostException.class));
  }

  @Test
  void resolve_outsideOfACoroutine_isRefused() {
    assertThatThrownBy(() -> Async.resolve("localhost")).isInstanceOf(IllegalStateException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
