// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FramesTest {
  private final ByteArrayOutputStream pipe = new ByteArrayOutputStream();
  private final ByteArrayOutputStream strays = new ByteArrayOutputStream();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void read_textBetweenMessages_goesToTheStrays() throws IOException {
    pipe.write(bytes("before\u00FESta\u00FE"));
    Frames.write(pipe, bytes("first"));
    pipe.write(bytes("between"));
    Frames.write(pipe, new byte[0]);
    pipe.write(bytes("after\u00FES"));
    ByteArrayInputStream in = new ByteArrayInputStream(pipe.toByteArray());
    assertThat(Frames.read(in, strays)).isEqualTo(bytes("first"));
    assertThat(Frames.read(in, strays)).isEmpty();
    assertThat(Frames.read(in, strays)).isNull();
    assertThat(strays.toByteArray()).isEqualTo(bytes("before\u00FESta\u00FEbetweenafter\u00FES"));
  }

  @Test
  void read_cutShort_isTheEnd() throws IOException {
    Frames.write(pipe, bytes("message"));
    for (int length = 0; length < pipe.size(); length++) {
      byte[] cut = Arrays.copyOf(pipe.toByteArray(), length);
      assertThat(Frames.read(new ByteArrayInputStream(cut), strays)).isNull();
    }
  }

  @Test
  void read_somethingWithinAMessage_isDamage() throws IOException {
    Frames.write(pipe, bytes("message"));
    byte[] all = pipe.toByteArray();
    all[all.length - 1]++;
    assertThatThrownBy(() -> Frames.read(new ByteArrayInputStream(all), strays))
        .isInstanceOf(Frames.DamagedException.class)
        .hasMessageContaining("inheritIO");
  }
}
