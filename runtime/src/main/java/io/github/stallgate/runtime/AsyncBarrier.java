// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/**
 * Lets tasks go on only together: when the last of so many has come. Then it begins anew. Belongs
 * to the loop that uses it first; used on another thread it throws {@link IllegalStateException}.
 */
public final class AsyncBarrier {
  private final Home home = new Home("AsyncBarrier");
  private final WaitLine<Void, Integer> line = new WaitLine<>("AsyncBarrier.await");
  private final int parties;

  /**
   * For so many tasks.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public AsyncBarrier(int parties) {
    if (parties < 1) {
      throw new IllegalArgumentException(
          "a barrier for " + parties + " tasks makes no sense; give 1 or more");
    }
    this.parties = parties;
  }

  /**
   * Waits for the others; the last to come doesn't wait. One that is cancelled while it waits has
   * not come: another must come instead.
   *
   * @return 0 for the first that came (of those not cancelled), and so on
   * @throws IllegalStateException outside of a coroutine
   */
  public int await() {
    Task<?> task = home.task("await an AsyncBarrier");
    if (line.size() + 1 < parties) {
      return line.await(task, null);
    }
    int index = 0;
    while (line.serve(index)) {
      index++;
    }
    return index;
  }

  /** How many have to come. */
  public int parties() {
    return parties;
  }

  /** How many have come and wait for the others. */
  public int waiting() {
    home.enter();
    return line.size();
  }

  @Override
  public String toString() {
    return home + "(" + line.size() + " of " + parties + " waiting)";
  }
}
