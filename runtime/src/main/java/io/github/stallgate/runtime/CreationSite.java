// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.lang.ref.Cleaner;

/**
 * Where a coroutine was created, in debug mode, and whether anybody ran it. One that is dropped
 * unstarted is reported when the garbage collector finds it, or when its loop closes.
 */
final class CreationSite {
  private static final Cleaner CLEANER = Cleaner.create();

  private final EventLoop loop;
  private final String what;
  private final Throwable at = new Throwable("created here");
  private volatile boolean settled;

  private CreationSite(EventLoop loop, String what) {
    this.loop = loop;
    this.what = what;
  }

  /** Null unless the current loop is in debug mode. */
  static CreationSite ofCoroutine(Coroutine<?> coroutine) {
    if (EventLoop.debugLoops() == 0) {
      return null;
    }
    EventLoop loop = EventLoop.currentOrNull();
    if (loop == null || !loop.isDebug()) {
      return null;
    }
    CreationSite site = new CreationSite(loop, coroutine.toString());
    loop.keeping().unstarted().add(site);
    CLEANER.register(coroutine, site::dropped);
    return site;
  }

  /** It was run, or closed on purpose. */
  void settled() {
    settled = true;
    loop.keeping().unstarted().remove(this);
  }

  /** On the collector's thread. */
  private void dropped() {
    if (!settled && loop.keeping().unstarted().remove(this)) {
      loop.executeQuietly(this::report);
    }
  }

  /** On the loop. */
  void report() {
    NeverAwaitedException report =
        new NeverAwaitedException(
            what + " was never awaited: await() it, spawn it, or close() it if it is not needed");
    report.setStackTrace(frames());
    loop.report(report, what + ", created " + this);
  }

  private StackTraceElement[] frames() {
    StackTraceElement[] all = at.getStackTrace();
    int from = 0;
    while (from < all.length - 1 && isOurs(all[from])) {
      from++;
    }
    return java.util.Arrays.copyOfRange(all, from, all.length);
  }

  private static boolean isOurs(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.equals(CreationSite.class.getName()) || name.equals(Coroutine.class.getName());
  }

  @Override
  public String toString() {
    StackTraceElement[] frames = frames();
    return frames.length == 0 ? "at an unknown place" : "at " + frames[0];
  }
}
