// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.api;

/**
 * Something that runs and that findings shall name: a test, a phase of a start. What begins between
 * {@link Stallgate#contextBegan} and {@link #close}, on whatever thread, is told as <q>while NAME
 * ran</q>. Any thread may close it.
 */
public final class Context implements AutoCloseable {
  private final Episode episode;

  Context(Episode episode) {
    this.episode = episode;
  }

  @Override
  public void close() {
    episode.end();
  }
}
