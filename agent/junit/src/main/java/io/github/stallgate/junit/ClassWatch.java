// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.junit;

import io.github.stallgate.api.Episode;
import io.github.stallgate.api.Stallgate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a class does outside its tests: before the first, after the last, and between them while
 * none runs. Tests may run in parallel.
 */
final class ClassWatch {
  private final List<Episode> episodes = new ArrayList<>();
  private int running;

  ClassWatch() {
    episodes.add(Stallgate.beginEpisode());
  }

  /** A test of the class begins, or a nested class. */
  synchronized void pause() {
    if (running++ == 0) {
      last().end();
    }
  }

  synchronized void resume() {
    if (--running == 0) {
      dropIfEmpty();
      episodes.add(Stallgate.beginEpisode());
    }
  }

  /** Keeps no more episodes than findings: most tests leave nothing to be found between them. */
  private void dropIfEmpty() {
    if (last().findings().isEmpty() && episodes.size() > 1) {
      episodes.remove(episodes.size() - 1).close();
    }
  }

  private Episode last() {
    return episodes.get(episodes.size() - 1);
  }

  /** The current one, or the latest. */
  synchronized Episode current() {
    return last();
  }

  synchronized List<Episode> episodes() {
    return List.copyOf(episodes);
  }

  synchronized void close() {
    episodes.forEach(Episode::close);
  }
}
