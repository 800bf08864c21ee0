// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import io.github.stallgate.loops.Recognisers;
import io.github.stallgate.observe.LagRecorder;
import java.util.HashMap;
import java.util.Map;

/**
 * A recorder for each loop. Threads that are one loop, one at a time and under one name, record
 * together while any of them lives. The watchdog's thread only.
 */
final class LagRecorders {
  private final Map<String, Shared> byName = new HashMap<>();

  private static final class Shared {
    final LagRecorder recorder = new LagRecorder();
    int users;
  }

  LagRecorder of(StallgateLoop loop) {
    if (!Recognisers.isShared(loop.kind)) {
      return new LagRecorder();
    }
    Shared shared = byName.computeIfAbsent(loop.name, name -> new Shared());
    shared.users++;
    return shared.recorder;
  }

  /** The loop has ended, for which a recorder was given. */
  void leave(StallgateLoop loop) {
    Shared shared = byName.get(loop.name);
    if (shared != null && --shared.users == 0) {
      byName.remove(loop.name);
    }
  }
}
