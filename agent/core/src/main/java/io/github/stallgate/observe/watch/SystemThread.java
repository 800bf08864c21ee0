// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

/**
 * What Linux says of one thread. The watchdog's thread only.
 *
 * <p>Sources: {@code proc(5)}, {@code /proc/[pid]/task/[tid]/stat} and {@code schedstat}.
 */
final class SystemThread implements AutoCloseable {
  /** {@code stat}: the blanks from the state to the count of major faults. */
  private static final int TO_MAJOR_FAULTS = 9;

  /** One that nothing is known of. */
  static final SystemThread UNKNOWN = new SystemThread(-1);

  private final KeptFile schedule;
  private final KeptFile state;

  SystemThread(long id) {
    schedule = id <= 0 ? null : new KeptFile(SystemPlace.proc("self/task/" + id + "/schedstat"));
    state = id <= 0 ? null : new KeptFile(SystemPlace.proc("self/task/" + id + "/stat"));
  }

  /** Nanoseconds that the thread has waited for a processor in all; -1 if that is not told. */
  long runDelay() {
    return schedule != null && schedule.read() ? schedule.number(schedule.after(0, 1)) : -1;
  }

  /** What the thread does right now, as far as the system knows. */
  Doing doing() {
    if (state == null || !state.read()) {
      return Doing.UNKNOWN;
    }
    return switch (state.at(state.afterLast(')') + 1)) {
      case 'R' -> Doing.QUEUED;
      case 'D' -> Doing.DISK;
      case 'S' -> Doing.SLEEPING;
      default -> Doing.UNKNOWN;
    };
  }

  /** Pages that were fetched from a disk, as of the last {@link #doing}. */
  long majorFaults() {
    if (state == null) {
      return -1;
    }
    return state.number(state.after(state.afterLast(')') + 1, TO_MAJOR_FAULTS));
  }

  @Override
  public void close() {
    if (schedule != null) {
      schedule.close();
      state.close();
    }
  }
}
