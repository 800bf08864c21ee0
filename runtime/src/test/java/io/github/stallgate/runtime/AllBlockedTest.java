// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class AllBlockedTest {
  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void allBlocked_aChannelIsReadable_isAfterItsCallback(String backend) {
    Backends.runAction(
        backend,
        () -> {
          EventLoop loop = EventLoop.current();
          Pipe pipe = Pipe.open();
          int[] got = new int[1];
          ByteBuffer buffer = ByteBuffer.allocate(10);
          ChannelWatch watch =
              loop.watch(
                  pipe.source(),
                  SelectionKey.OP_READ,
                  ops -> {
                    try {
                      got[0] += pipe.source().read(buffer.clear());
                    } catch (java.io.IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  });
          pipe.sink().write(ByteBuffer.allocate(3));
          loop.keeping().allBlocked().await();
          assertThat(got[0]).isEqualTo(3);
          watch.close();
          pipe.sink().close();
          pipe.source().close();
        });
  }
}
