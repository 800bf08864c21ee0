// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.nio.ByteBuffer;

/**
 * What the TLS streams of a loop share: nothing stays in it while a task waits, so that an idle
 * stream costs little.
 */
final class TlsBuffers {
  private static final int FIRST_BYTES = 20 * 1024;

  private ByteBuffer plain = ByteBuffer.allocate(FIRST_BYTES);
  private ByteBuffer wire = ByteBuffer.allocate(FIRST_BYTES);

  /** Empty, for what was decrypted. */
  ByteBuffer plain() {
    return plain.clear();
  }

  /** Empty, for what was encrypted. */
  ByteBuffer wire() {
    return wire.clear();
  }

  void growPlain(int least) {
    plain = ByteBuffer.allocate(Math.max(least, 2 * plain.capacity()));
  }

  void growWire(int least) {
    wire = ByteBuffer.allocate(Math.max(least, 2 * wire.capacity()));
  }
}
