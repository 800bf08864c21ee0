// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.nio.ByteBuffer;

/**
 * What is told about a connection at the level of callbacks: cheaper than a stream, but nothing in
 * it may wait. All methods are called on the connection's loop, outside of coroutines; first {@link
 * #connected}, last and exactly once {@link #lost}. What one throws goes to the loop's exception
 * handler, and the connection is aborted.
 */
public interface Protocol {
  /** It is connected, and input will follow. */
  default void connected(Transport transport) {}

  /**
   * Something came. The buffer belongs to the loop and is reused when this returns: read it, write
   * it to a transport, or copy it.
   */
  void received(ByteBuffer data);

  /**
   * The peer will send no more.
   *
   * @return whether the connection stays open for output; if not, it is closed after what was
   *     written is sent
   */
  default boolean eof() {
    return false;
  }

  /**
   * It is closed, by whatever side.
   *
   * @param failure null if that was in order: by {@link Transport#close}, or at the peer's end
   */
  default void lost(Throwable failure) {}

  /** More is pending than the high water mark: don't write for a while. */
  default void pause() {}

  /** No more is pending than the low water mark: go on writing. */
  default void resume() {}
}
