// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import java.util.List;

/**
 * What becomes of a coroutine's loop while the coroutine is in a call, with {@code reroute=true}.
 *
 * @param calls what is called
 * @param outcome {@link #REROUTED}, {@link #LEAVES} or {@link #HELD}
 */
public record Rerouting(String calls, String outcome) {
  public static final String REROUTED = "rerouted";

  /** A virtual thread that waits gives its loop back without any help. */
  public static final String LEAVES = "leaves the loop by itself";

  public static final String HELD = "holds the loop, is reported";

  private static final int FIRST_WITH_VIRTUAL = 21;

  private static final String ON_FILES =
      "files, file locks, names, standard input, child processes";
  private static final String WAITS =
      "sleeps, waits, locks, queues, futures, sockets, channels, selectors";

  private static final Rerouting NATIVES =
      new Rerouting("JNI and FFM calls, unless region= or @Reroute names the method", HELD);
  private static final Rerouting NEVER =
      new Rerouting("class loading, writes to the console", HELD);

  /** The rows for that JDK, with the threads that the runtime uses there if it can. */
  public static List<Rerouting> on(int jdk) {
    return jdk >= FIRST_WITH_VIRTUAL
        ? List.of(
            new Rerouting(ON_FILES, REROUTED),
            new Rerouting("waits that can't leave the loop: below a native frame", REROUTED),
            new Rerouting(WAITS + ", monitors", LEAVES),
            new Rerouting("monitors and classes' initialisers, below a native frame", HELD),
            NATIVES,
            NEVER)
        : List.of(
            new Rerouting(ON_FILES, REROUTED),
            new Rerouting(WAITS, REROUTED),
            new Rerouting("monitors of the application's classes", REROUTED),
            new Rerouting("monitors of the JDK's classes, and calls while one is held", HELD),
            new Rerouting("synchronized methods of classes that may be serializable", HELD),
            new Rerouting("classes' initialisers that another thread runs", HELD),
            NATIVES,
            NEVER);
  }

  /** All of one outcome, as one list. */
  public static String all(int jdk, String outcome) {
    StringBuilder all = new StringBuilder();
    for (Rerouting row : on(jdk)) {
      if (row.outcome.equals(outcome)) {
        all.append(all.isEmpty() ? "" : "; ").append(row.calls);
      }
    }
    return all.toString();
  }
}
