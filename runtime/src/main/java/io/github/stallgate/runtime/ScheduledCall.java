// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/** A callback, now or at a time, with the locals of who scheduled it. */
final class ScheduledCall extends TimerEntry implements Handle, Runnable {
  private final Scheduler scheduler;
  private final Object[] locals;
  private final Runnable callback;
  private boolean called;
  private boolean cancelled;

  ScheduledCall(Scheduler scheduler, Runnable callback) {
    if (callback == null) {
      throw new NullPointerException("there is nothing to call: the callback is null");
    }
    this.scheduler = scheduler;
    this.callback = callback;
    this.locals = scheduler.locals();
  }

  @Override
  void fire() {
    scheduler.add(this);
  }

  /** Its turn. */
  @Override
  public void run() {
    if (!cancelled) {
      called = true;
      scheduler.locals(locals);
      callback.run();
    }
  }

  @Override
  public void cancel() {
    scheduler.loop().checkOwner();
    if (!called) {
      cancelled = true;
      scheduler.timers().cancel(this);
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public String toString() {
    return callback.toString();
  }
}
