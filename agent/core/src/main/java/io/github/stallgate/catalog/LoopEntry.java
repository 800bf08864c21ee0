// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import java.util.List;
import java.util.Set;

/**
 * The method, without a result, that runs a framework's loop from its first task to its last, also
 * where the framework has been moved into another package.
 *
 * @param typeEnd the end of the internal class name; with a {@code $} last, any class nested in it
 * @param calls internal name end of the method that an anonymous runner calls on its loop, or null
 */
public record LoopEntry(String kind, String typeEnd, String method, String calls) {
  private static final String NETTY = "io/netty/util/concurrent/";
  private static final String RUNNER = "io/github/stallgate/runtime/LoopRunner";

  public static final List<LoopEntry> ALL =
      List.of(
          new LoopEntry(
              "netty",
              NETTY + "SingleThreadEventExecutor$",
              "run",
              NETTY + "SingleThreadEventExecutor"),
          new LoopEntry("netty", NETTY + "GlobalEventExecutor$TaskRunner", "run", null),
          new LoopEntry("runtime", RUNNER, "runHere", null));

  /**
   * Types that are loaded before a thread that is a loop by its class can be made, internal names.
   * For carriers it is a part of the first virtual thread. It must be a class that no hooked class
   * names: the JVM loads those when it hooks, and would wait for the thread that waits for it.
   */
  public static final Set<String> THREAD_TYPES =
      Set.of(
          "reactor/core/scheduler/NonBlocking",
          "io/reactivex/rxjava3/internal/schedulers/NonBlockingThread",
          "java/awt/EventDispatchThread",
          "java/lang/VirtualThread$VThreadContinuation$1",
          "jdk/internal/net/http/HttpClientImpl$SelectorManager");

  public boolean isType(String internalName) {
    if (typeEnd.endsWith("$")) {
      int dollar = internalName.indexOf('$');
      return dollar >= 0 && internalName.substring(0, dollar + 1).endsWith(typeEnd);
    }
    return internalName.endsWith(typeEnd);
  }

  /** The entry of that class, or null. */
  public static LoopEntry of(String internalName) {
    if (internalName.indexOf("EventExecutor") < 0 && !internalName.endsWith(RUNNER)) {
      return null;
    }
    for (LoopEntry entry : ALL) {
      if (entry.isType(internalName)) {
        return entry;
      }
    }
    return null;
  }
}
