// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.util.Locale;

/** What coroutines are made of. */
public interface Backend {
  /** {@code virtual} or {@code threads}. */
  String name();

  /** A fiber whose body is {@link FiberHost#run}. Its thread is made at the first resume. */
  Fiber create(FiberHost host, String loopName);

  /** The loop's thread begins to run fibers. */
  default void begin(FiberHost host) {}

  /** Whether there is a thread that the token can be passed to. Any thread. */
  boolean canHandOver();

  /** Passes the token, which the caller has, to a thread that goes on with the loop. Any thread. */
  void handOver(FiberHost host);

  /** Returns with the token, which was passed on meanwhile. The loop's own thread. */
  default void comeHome() {}

  /** The loop is closed. */
  default void close() {}

  /**
   * The backend of that name; {@code auto} is the best there is.
   *
   * @throws IllegalArgumentException if there is no such name
   * @throws IllegalStateException if this JVM can't do it, and what to do about that
   */
  static Backend of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "auto" -> VirtualAccess.isOpen() ? new VirtualBackend() : ThreadBackend.asFallback();
      case "virtual" -> {
        if (!VirtualAccess.isOpen()) {
          throw new IllegalStateException(
              "the backend 'virtual' is not to be had here: "
                  + VirtualAccess.whyClosed()
                  + "; use backend(\"auto\") to fall back to threads");
        }
        yield new VirtualBackend();
      }
      case "threads" -> new ThreadBackend();
      default ->
          throw new IllegalArgumentException(
              "there is no backend '" + name + "'; there are auto, virtual and threads");
    };
  }
}
