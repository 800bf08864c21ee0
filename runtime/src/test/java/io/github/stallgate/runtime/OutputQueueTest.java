// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutputQueueTest {
  /** Takes a random part of what it is offered, and checks that it is the right one. */
  private static final class Reluctant implements GatheringByteChannel {
    private final Random random = new Random(5);
    private byte next;
    private long taken;

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      long sum = 0;
      for (int i = offset; i < offset + length; i++) {
        int count = write(sources[i]);
        sum += count;
        if (sources[i].hasRemaining()) {
          return sum;
        }
      }
      return sum;
    }

    @Override
    public long write(ByteBuffer[] sources) {
      return write(sources, 0, sources.length);
    }

    @Override
    public int write(ByteBuffer source) {
      int count = random.nextBoolean() ? source.remaining() : random.nextInt(source.remaining());
      byte[] got = new byte[count];
      source.get(got);
      byte[] expected = new byte[count];
      for (int i = 0; i < count; i++) {
        expected[i] = next++;
      }
      assertThat(got).isEqualTo(expected);
      taken += count;
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  @Test
  void sendTo_channelThatTakesParts_getsAllInOrder() throws Exception {
    try (EventLoop loop = EventLoop.builder().build()) {
      OutputQueue queue = new OutputQueue(loop.keeping().io());
      Reluctant channel = new Reluctant();
      Random random = new Random(4);
      byte in = 0;
      long put = 0;
      for (int i = 0; i < 500; i++) {
        byte[] more = new byte[random.nextInt(60_000)];
        for (int j = 0; j < more.length; j++) {
          more[j] = in++;
        }
        queue.take(ByteBuffer.wrap(more), Long.MAX_VALUE);
        put += more.length;
        boolean emptied = queue.sendTo(channel);
        assertThat(emptied).isEqualTo(queue.pending() == 0);
        assertThat(queue.pending()).isEqualTo(put - channel.taken);
      }
      while (!queue.sendTo(channel)) {
        assertThat(queue.pending()).isPositive();
      }
      assertThat(channel.taken).isEqualTo(put);
    }
  }

  @Test
  void take_limited_leavesTheRestInTheSource() throws Exception {
    try (EventLoop loop = EventLoop.builder().build()) {
      OutputQueue queue = new OutputQueue(loop.keeping().io());
      ByteBuffer source = ByteBuffer.allocate(100_000);
      queue.take(source, 70_000);
      assertThat(source.remaining()).isEqualTo(30_000);
      assertThat(queue.pending()).isEqualTo(70_000);
      queue.clear();
      assertThat(queue.pending()).isZero();
    }
  }
}
