// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/**
 * One of those that wait in a line. A cancelled one leaves the line at once, not only when its task
 * runs again; so whoever is in a line can be served.
 *
 * @param <B> what it brings
 * @param <T> what it waits for
 */
final class Waiter<B, T> extends LoopFuture<T> {
  final B brings;
  private final WaitLine<B, T> line;

  /** Its neighbours, while it is in the line. */
  Waiter<B, T> before;

  Waiter<B, T> after;

  Waiter(EventLoop loop, WaitLine<B, T> line, B brings) {
    super(loop);
    this.line = line;
    this.brings = brings;
  }

  @Override
  boolean cancelWith(String reason) {
    if (isDone()) {
      return false;
    }
    line.remove(this);
    return super.cancelWith(reason);
  }

  @Override
  public String toString() {
    return line + ", " + phaseName();
  }
}
