// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * Signals of the system, as values that come. Names are as of {@code kill}, with or without SIG:
 * INT, TERM, HUP, WINCH and so on; {@link IllegalArgumentException} for one that the JVM keeps for
 * itself. From a coroutine, else {@link IllegalStateException}.
 *
 * <p>The JVM takes neither HUP, INT nor TERM if it was begun with that ignored, as nohup does with
 * HUP: then it never comes.
 *
 * <p>While somebody waits for a signal, what it did before, such as ending the process, it does
 * not. That SIGINT cancels the main coroutine is another matter: {@link
 * EventLoop.Builder#handleSignals}.
 */
public final class Signals {
  private Signals() {}

  /** Waits until the signal comes. */
  public static void await(String name) {
    try (AsyncIterator<String> all = iterate(name).iterator()) {
      all.next();
    }
  }

  /**
   * The signals, each by its name without SIG, from when iterator() is called until that is closed:
   * who leaves a for loop early leaves that to the close of the loop. One that comes again before
   * it was taken is one.
   */
  public static AsyncIterable<String> iterate(String... names) {
    List<String> plain = new ArrayList<>();
    for (String each : names) {
      plain.add(SignalRelay.plain(each));
    }
    return () -> new Arrivals(plain);
  }

  /** Signals that have come and were not taken. */
  private static final class Arrivals implements AsyncIterator<String> {
    private final EventLoop loop = Scheduler.currentTask("wait for signals").loop;
    private final Set<String> pending = new LinkedHashSet<>();
    private final List<Runnable> leavers = new ArrayList<>();
    private final Runnable closer = this::leave;
    private LoopFuture<Void> waiter;
    private boolean isClosed;

    Arrivals(List<String> names) {
      loop.keeping().onClose(closer);
      try {
        for (String each : names) {
          leavers.add(SignalRelay.listen(each, () -> loop.executeQuietly(() -> arrived(each))));
        }
      } catch (RuntimeException refused) {
        close();
        throw refused;
      }
    }

    private void arrived(String name) {
      pending.add(name);
      if (waiter != null) {
        waiter.tryComplete(null);
      }
    }

    @Override
    public boolean hasNext() {
      Scheduler.currentTask("wait for signals").throwIfCancelled();
      while (pending.isEmpty() && !isClosed) {
        if (waiter != null) {
          throw new IllegalStateException(
              "another coroutine waits for these signals; give each an iterator of its own");
        }
        waiter = new LoopFuture<>(loop);
        try {
          waiter.await();
        } finally {
          waiter = null;
        }
      }
      return !isClosed;
    }

    @Override
    public String next() {
      if (!hasNext()) {
        throw new NoSuchElementException("it was closed; call iterator() for another");
      }
      Iterator<String> first = pending.iterator();
      String name = first.next();
      first.remove();
      return name;
    }

    @Override
    public void close() {
      loop.checkOwner();
      if (!isClosed) {
        loop.keeping().notOnClose(closer);
        leave();
      }
    }

    private void leave() {
      isClosed = true;
      leavers.forEach(Runnable::run);
      if (waiter != null) {
        waiter.tryComplete(null);
      }
    }
  }
}
