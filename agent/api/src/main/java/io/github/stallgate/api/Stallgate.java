// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * What an application can ask of the agent. Without the agent nothing here does anything. Any
 * thread may call.
 */
public final class Stallgate {
  private Stallgate() {}

  /** Whether the agent is in this JVM and at work. */
  public static boolean isActive() {
    Bridge bridge = Bridge.get();
    if (bridge == null) {
      return false;
    }
    try {
      return (boolean) bridge.isActive.invokeExact();
    } catch (Throwable failure) {
      throw Bridge.broken(failure);
    }
  }

  /**
   * Calls the listener at every occurrence of every finding from now on, on the agent's reporter
   * thread. A listener that throws is not called again.
   */
  public static void addListener(Consumer<Finding> listener) {
    Objects.requireNonNull(listener, "listener");
    Bridge bridge = Bridge.get();
    if (bridge == null) {
      return;
    }
    Consumer<Map<String, Object>> adapter = fields -> listener.accept(Finding.of(fields));
    try {
      bridge.addListener.invoke((Consumer<?>) adapter);
    } catch (Throwable failure) {
      throw Bridge.broken(failure);
    }
  }

  /** The findings so far, each once. Counts may lag behind by five seconds. */
  @SuppressWarnings("unchecked")
  public static List<Finding> findings() {
    Bridge bridge = Bridge.get();
    if (bridge == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    try {
      for (Object fields : (List<?>) bridge.findings.invoke()) {
        findings.add(Finding.of((Map<String, Object>) fields));
      }
    } catch (Throwable failure) {
      throw Bridge.broken(failure);
    }
    return findings;
  }

  /**
   * Runs the body; blocking calls in it, on this thread, are no findings.
   *
   * @param reason why it is right here, for the person who reads the source next
   * @throws IllegalArgumentException if the reason is blank
   * @throws Exception what the body throws
   */
  public static <T> T allowBlocking(String reason, Callable<T> body) throws Exception {
    if (reason == null || reason.isBlank()) {
      throw new IllegalArgumentException(
          "allowBlocking needs a reason: say why blocking is right here");
    }
    Bridge bridge = Bridge.get();
    if (bridge == null) {
      return body.call();
    }
    Object region = begin(bridge);
    try {
      return body.call();
    } finally {
      end(bridge, region);
    }
  }

  private static Object begin(Bridge bridge) {
    try {
      return (Object) bridge.allow.invokeExact();
    } catch (Throwable failure) {
      throw Bridge.broken(failure);
    }
  }

  private static void end(Bridge bridge, Object region) {
    try {
      bridge.disallow.invokeExact(region);
    } catch (Throwable failure) {
      throw Bridge.broken(failure);
    }
  }

  /**
   * Says that something of that name runs from now on, until the returned context is closed.
   * Several may run at once.
   *
   * @throws IllegalArgumentException if the name is blank
   */
  public static Context contextBegan(String name) {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException(
          "contextBegan needs a name: say what runs, as in 'OrdersIT.lists()'");
    }
    return new Context(new Episode(begin(name, false)));
  }

  /** Begins to collect the findings that begin from now on. */
  public static Episode beginEpisode() {
    return new Episode(begin(null, true));
  }

  private static Object begin(String name, boolean collects) {
    Bridge bridge = Bridge.get();
    if (bridge == null) {
      return null;
    }
    try {
      return (Object) bridge.contextBegan.invokeExact(name, collects);
    } catch (Throwable failure) {
      throw Bridge.broken(failure);
    }
  }

  /**
   * Waits until all that loops did by now is judged: turns that run have ended, and nothing is
   * under way to the agent's thread any more. Takes some milliseconds if the loops are at rest.
   *
   * @return false if that was not so within that time, or if a loop calls, which must not wait;
   *     true at once without the agent
   */
  public static boolean settle(Duration atMost) {
    Bridge bridge = Bridge.get();
    if (bridge == null) {
      return true;
    }
    try {
      return (boolean) bridge.settle.invokeExact(atMost.toNanos());
    } catch (Throwable failure) {
      throw Bridge.broken(failure);
    }
  }

  /**
   * Watches the thread as an event loop from now until it ends.
   *
   * @param kind a short word for its framework, as it shall stand in reports
   * @throws IllegalArgumentException if the kind is blank
   */
  public static void markLoop(Thread thread, String kind) {
    Objects.requireNonNull(thread, "thread");
    if (kind == null || kind.isBlank()) {
      throw new IllegalArgumentException("markLoop needs a kind: a short word such as 'acme'");
    }
    Bridge bridge = Bridge.get();
    if (bridge == null) {
      return;
    }
    try {
      bridge.markLoop.invokeExact(thread, kind);
    } catch (Throwable failure) {
      throw Bridge.broken(failure);
    }
  }
}
