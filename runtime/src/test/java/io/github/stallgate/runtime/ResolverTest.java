// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResolverTest {
  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void resolve_localhost_isLoopback(String backend) {
    Backends.runAction(
        backend,
        () ->
            assertThat(Async.resolve("localhost"))
                .isNotEmpty()
                .allMatch(InetAddress::isLoopbackAddress));
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void resolve_noAddress_failsWithUnknownHost(String backend) {
    Backends.runAction(
        backend,
        () ->
            assertThatThrownBy(() -> Async.resolve("[not an address]"))
                .isInstanceOf(UnknownHostException.class));
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void resolve_futureCancelled_forgetsTheAnswer(String backend) {
    Backends.runAction(
        backend,
        () -> {
          EventLoop loop = EventLoop.current();
          LoopFuture<InetAddress[]> found = Resolver.resolve(loop, "127.0.0.1");
          assertThat(loop.keeping().isAlone()).isFalse();
          found.cancel();
          assertThat(Async.resolve("127.0.0.2")).hasSize(1);
          assertThat(found.isCancelled()).isTrue();
          assertThat(loop.keeping().isAlone()).isTrue();
        });
  }

  @Test
  void resolve_outsideOfACoroutine_isRefused() {
    assertThatThrownBy(() -> Async.resolve("localhost")).isInstanceOf(IllegalStateException.class);
  }
}
