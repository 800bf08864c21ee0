// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/**
 * Values that come one after another, each after a wait: used by a plain {@code for} loop in a
 * coroutine.
 *
 * @param <T> a value
 */
public interface AsyncIterable<T> extends Iterable<T> {
  @Override
  AsyncIterator<T> iterator();
}
