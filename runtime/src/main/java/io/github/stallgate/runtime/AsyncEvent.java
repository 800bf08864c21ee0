// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/**
 * Something that happens, and that any number of tasks can wait for. Belongs to the loop that uses
 * it first; used on another thread it throws {@link IllegalStateException}.
 */
public final class AsyncEvent {
  private final Home home = new Home("AsyncEvent");
  private final WaitLine<Void, Void> line = new WaitLine<>("AsyncEvent.await");
  private boolean isSet;

  /** It has happened: all who wait go on, in a later turn, even if it is cleared meanwhile. */
  public void set() {
    home.enter();
    isSet = true;
    line.serveAll(null);
  }

  /** It has not happened: who waits from now on waits for the next {@link #set}. */
  public void clear() {
    home.enter();
    isSet = false;
  }

  /** Whether it has happened. */
  public boolean isSet() {
    home.enter();
    return isSet;
  }

  /**
   * Waits until it has happened. If it has, no turn passes.
   *
   * @throws IllegalStateException outside of a coroutine
   */
  public void await() {
    Task<?> task = home.task("await an AsyncEvent");
    if (!isSet) {
      line.await(task, null);
    }
  }

  /** How many wait for it. */
  public int waiting() {
    home.enter();
    return line.size();
  }

  @Override
  public String toString() {
    return home + "(" + (isSet ? "set" : "not set, " + line.size() + " waiting") + ")";
  }
}
