// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the checks of one build have come to. A module whose tests start no loop is no gap while
 * another module's do; only the last check of the build can tell. Any thread.
 */
final class BuildTally {
  private static final String KEY = BuildTally.class.getName();

  private final Set<String> done = new HashSet<>();
  private final Set<String> withoutLoop = new TreeSet<>();
  private final int checks;
  private boolean measured;

  /**
   * @param checks how many modules of this build are checked
   */
  BuildTally(int checks) {
    this.checks = checks;
  }

  /** The one of the whole build, kept in a context that all its modules share. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  static BuildTally in(Map shared, int checks) {
    synchronized (BuildTally.class) {
      return (BuildTally) shared.computeIfAbsent(KEY, key -> new BuildTally(checks));
    }
  }

  /** A module that was measured. */
  synchronized void measured(String module) {
    done.add(module);
    measured = true;
  }

  /** A module that had nothing to measure. Whether nothing was measured in the whole build. */
  synchronized boolean idle(String module) {
    done.add(module);
    return isBlind();
  }

  /** A module whose tests started no loop. Whether nothing was measured in the whole build. */
  synchronized boolean withoutLoop(String module) {
    done.add(module);
    withoutLoop.add(module);
    return isBlind();
  }

  /** The modules whose tests started no loop, joined. */
  synchronized String blindModules() {
    return String.join(", ", withoutLoop);
  }

  private boolean isBlind() {
    return !measured && !withoutLoop.isEmpty() && done.size() >= checks;
  }
}
