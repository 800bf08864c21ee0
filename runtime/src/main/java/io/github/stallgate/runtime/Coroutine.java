// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.concurrent.Callable;

/**
 * A computation that waits where it has to: lazy, and run once. It is awaited, which runs it as a
 * call within the current task, or spawned as a task of its own.
 *
 * @param <T> the value
 */
public final class Coroutine<T> implements Awaitable<T>, AutoCloseable {
  private static final byte CREATED = 0;
  private static final byte STARTED = 1;
  private static final byte ENDED = 2;
  private static final byte CLOSED = 3;

  private final String name;
  private Callable<? extends T> body;
  private byte phase;

  /** Where it was created, if a loop in debug mode wanted to know. */
  private final CreationSite site;

  private Coroutine(String name, Callable<? extends T> body) {
    if (body == null) {
      throw new NullPointerException("a coroutine needs a body");
    }
    this.name = name;
    this.body = body;
    this.site = CreationSite.ofCoroutine(this);
  }

  /** Runs nothing yet. Any thread. */
  public static <T> Coroutine<T> of(Callable<? extends T> body) {
    return new Coroutine<>(null, body);
  }

  /** The same, with a name for reports. */
  public static <T> Coroutine<T> of(String name, Callable<? extends T> body) {
    return new Coroutine<>(name, body);
  }

  /** One without a value. */
  public static Coroutine<Void> action(CheckedRunnable body) {
    return new Coroutine<>(
        null,
        () -> {
          body.run();
          return null;
        });
  }

  /**
   * Runs it in the calling task: a call, not a switch.
   *
   * @throws IllegalStateException outside of a coroutine, or if it ran before
   */
  @Override
  public T await() {
    EventLoop.currentForWait(this).scheduler().taskToWait(this);
    Callable<? extends T> once = start();
    try {
      return once.call();
    } catch (Exception failure) {
      throw Failures.passed(failure);
    } finally {
      phase = ENDED;
    }
  }

  /** Its body, to be called once. */
  Callable<? extends T> start() {
    if (phase != CREATED) {
      throw new IllegalStateException(
          this
              + (phase == CLOSED ? " was closed" : " was awaited or spawned before")
              + ": a coroutine runs once; create another by Coroutine.of, or spawn it once and"
              + " await the task as often as you like");
    }
    phase = STARTED;
    Callable<? extends T> once = body;
    body = null;
    if (site != null) {
      site.settled();
    }
    return once;
  }

  /** Whether it was awaited to its end. */
  @Override
  public boolean isDone() {
    return phase == ENDED;
  }

  String name() {
    return name;
  }

  CreationSite site() {
    return site;
  }

  /** It will never be run, and that is meant so: it is not reported. */
  @Override
  public void close() {
    if (phase == CREATED) {
      phase = CLOSED;
      body = null;
      if (site != null) {
        site.settled();
      }
    }
  }

  @Override
  public String toString() {
    return "Coroutine("
        + (name == null ? "unnamed" : name)
        + (site == null ? "" : ", created " + site)
        + ")";
  }
}
