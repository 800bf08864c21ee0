// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One signal of the process, and all who listen to it. The first to come takes the signal from
 * whoever had it, and the last to leave gives it back. Any thread.
 */
final class SignalRelay {
  private static final Map<String, SignalRelay> LISTENED_TO = new HashMap<>();

  private final String name;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Object before;

  private SignalRelay(String name) {
    this.name = name;
    this.before = JdkSignals.handle(name, () -> listeners.forEach(Runnable::run));
  }

  /** INT for INT, int and SIGINT. */
  static String plain(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.startsWith("SIG") ? upper.substring(3) : upper;
  }

  /**
   * The listener is called, on a thread of the JVM, whenever the signal comes.
   *
   * @return what ends that
   */
  static Runnable listen(String name, Runnable listener) {
    synchronized (LISTENED_TO) {
      SignalRelay relay = LISTENED_TO.computeIfAbsent(name, SignalRelay::new);
      relay.listeners.add(listener);
      return () -> relay.leave(listener);
    }
  }

  private void leave(Runnable listener) {
    synchronized (LISTENED_TO) {
      if (listeners.remove(listener) && listeners.isEmpty()) {
        LISTENED_TO.remove(name);
        JdkSignals.restore(name, before);
      }
    }
  }
}
