// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The generators of a loop that have begun and not ended. On the loop. */
final class LiveGenerators {
  private final Set<GeneratorRun<?, ?>> all = new LinkedHashSet<>();

  void add(GeneratorRun<?, ?> begun) {
    all.add(begun);
  }

  void remove(GeneratorRun<?, ?> ended) {
    all.remove(ended);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /**
   * Closes them, and waits until their finally blocks have run. On the loop's own thread, after all
   * tasks have ended: so none of them is being asked for a value.
   */
  void close(Scheduler scheduler) {
    List<Task<?>> closing = new ArrayList<>();
    for (GeneratorRun<?, ?> each : all) {
      closing.add(each.spawnClose());
    }
    for (Task<?> each : closing) {
      while (!each.isDone()) {
        scheduler.turn();
      }
    }
  }
}
