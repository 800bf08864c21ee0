// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.api;

/**
 * Something that runs and that findings shall name: a test, a phase of a start. What begins between
 * {@link Stallgate#contextBegan} and {@link #close}, on whatever thread, is told as <q>while NAME
 * ran</q>. Any thread may close it.
 */
public final class Context implements AutoCloseable {
  private final Object token;

  Context(Object token) {
    this.token = token;
  }

  @Override
  public void close() {
    Bridge bridge = token == null ? null : Bridge.get();
    if (bridge == null) {
      return;
    }
    try {
      bridge.contextEnded.invokeExact(token);
    } catch (Throwable failure) {
      throw Bridge.broken(failure);
    }
  }
}
