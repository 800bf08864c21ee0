// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.Iterator;

/**
 * Goes through values that come one after another; {@link #hasNext} and {@link #next} wait. One
 * coroutine at a time.
 *
 * @param <T> a value
 */
public interface AsyncIterator<T> extends Iterator<T>, AutoCloseable {
  /** No more are wanted. */
  @Override
  void close();
}
