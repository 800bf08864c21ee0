// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/** What a loop says when it is used where or when it can't be. */
final class Misuse {
  private Misuse() {}

  /** There is nothing here that could wait. */
  static IllegalStateException noCoroutine(Object what) {
    if (BlockingCall.taskOrNull() != null) {
      return new IllegalStateException(
          "can't wait here ("
              + what
              + "): within Async.blocking the loop is another thread's; wait before or after it");
    }
    return new IllegalStateException(
        "can't wait here ("
            + what
            + "): '"
            + Thread.currentThread().getName()
            + "' runs no coroutine; begin one by EventLoop.run(Coroutine.of(...)), or from another"
            + " thread by loop.submit(...); a callback can spawn one, but not wait itself");
  }

  /** What a coroutine of one loop waits for is another loop's. */
  static IllegalStateException otherLoop(Object what, EventLoop its, EventLoop here) {
    return new IllegalStateException(
        "can't wait here ("
            + what
            + "): it belongs to '"
            + its.name()
            + "', and this coroutine runs on '"
            + here.name()
            + "'; wait for it on its own loop, by Async.await(loop.submit(Coroutine.of(...)))");
  }

  static IllegalStateException wrongThread(EventLoop loop, Throwable builtAt) {
    return new IllegalStateException(
        "'"
            + Thread.currentThread().getName()
            + "' may not use '"
            + loop.name()
            + "', which belongs to another thread"
            + Stacks.origin("built", builtAt)
            + "; use loop.execute(...) or loop.submit(...)");
  }

  static IllegalStateException closed(EventLoop loop, Throwable builtAt) {
    return new IllegalStateException(
        "'"
            + loop.name()
            + "' is closed"
            + Stacks.origin("built", builtAt)
            + "; build another loop, or use this one before close()");
  }

  static IllegalStateException nested(EventLoop outer) {
    return new IllegalStateException(
        "'"
            + outer.name()
            + "' runs on this thread already, and a loop does not run within another; await the"
            + " coroutine, or spawn it");
  }
}
