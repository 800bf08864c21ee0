// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static io.github.stallgate.runtime.Loopback.bytes;
import static io.github.stallgate.runtime.Loopback.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InputBufferTest {
  private final InputBuffer buffer = new InputBuffer();

  @Test
  void indexOf_almostMatches_findsTheTrueOne() {
    buffer.append(bytes("aabaac"));
    assertThat(buffer.indexOf("aac".getBytes(), 0)).isEqualTo(3);
    assertThat(buffer.indexOf("aac".getBytes(), 4)).isEqualTo(-1);
    assertThat(buffer.indexOf("aabaacd".getBytes(), 0)).isEqualTo(-1);
    assertThat(text(buffer.take(2))).isEqualTo("aa");
    assertThat(buffer.indexOf("aac".getBytes(), 0)).isEqualTo(1);
  }

  @Test
  void appendAndTake_randomSizes_keepTheOrder() {
    Random random = new Random(3);
    byte in = 0;
    byte out = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] more = new byte[random.nextInt(3_000)];
      for (int j = 0; j < more.length; j++) {
        more[j] = in++;
      }
      buffer.append(ByteBuffer.wrap(more));
      ByteBuffer target = ByteBuffer.allocate(random.nextInt(3_000));
      int moved = buffer.moveTo(target);
      target.flip();
      assertThat(target.remaining()).isEqualTo(moved);
      byte[] expected = new byte[moved];
      for (int j = 0; j < moved; j++) {
        expected[j] = out++;
      }
      assertThat(target).isEqualTo(ByteBuffer.wrap(expected));
    }
  }
}
