// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/** A task that waits for a time. */
final class Sleep extends TimerEntry {
  private final Task<?> task;
  boolean isCutShort;

  Sleep(Task<?> task) {
    this.task = task;
  }

  @Override
  void fire() {
    task.loop.scheduler().wake(task, this);
  }

  /** The task was cancelled. */
  void cutShort() {
    isCutShort = true;
    task.loop.scheduler().timers().cancel(this);
    fire();
  }
}
