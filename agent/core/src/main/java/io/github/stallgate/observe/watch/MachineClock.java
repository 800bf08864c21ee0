// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileReader;
import java.io.IOException;

/**
 * Time that the machine took from all threads of this process: the control group's quota was used
 * up, or the host ran other guests. Read at most each 25 ms, and at least each 100 ms while it is
 * {@linkplain #keepUp kept up}. The watchdog's thread only.
 *
 * <p>Sources: {@code proc(5)}, and the kernel's notes on cgroup v1 and v2, {@code cpu.stat}.
 */
final class MachineClock {
  private static final long REFRESH_NANOS = 25_000_000;
  private static final long STALE_NANOS = 100_000_000;
  private static final long JIFFY_NANOS = 10_000_000;
  private static final int TO_STEAL = 9;
  private static final int BYTES_A_PROCESSOR = 120;

  private final int processors = Runtime.getRuntime().availableProcessors();
  private final int hostProcessors = hostProcessors();
  private final KeptFile stat =
      new KeptFile(SystemPlace.proc("stat"), (hostProcessors + 1) * BYTES_A_PROCESSOR);
  private final long[] jiffiesOf = new long[hostProcessors];
  private final KeptFile load = new KeptFile(SystemPlace.proc("loadavg"));
  private final KeptFile group;
  private final String throttledWord;
  private final long throttledUnit;
  private boolean wasRead;
  private long readAt;
  private long jiffies;
  private long jiffiesOfOne;
  private long throttledNanos;

  MachineClock() {
    File one = firstVersion();
    File file = one != null ? one : secondVersion();
    group = file == null ? null : new KeptFile(file);
    throttledWord = one != null ? "throttled_time " : "throttled_usec ";
    throttledUnit = one != null ? 1 : 1_000;
  }

  /** Whether the host's share can be read at all. */
  boolean isReadable() {
    return stat.read();
  }

  /** Nanoseconds lost in all, for each processor. */
  long lostNanos(long now) {
    readIfOlder(now, REFRESH_NANOS);
    return jiffies * JIFFY_NANOS / hostProcessors + throttledNanos;
  }

  /** Reads again what would be too old to be where a turn's measurement begins. */
  void keepUp(long now) {
    readIfOlder(now, STALE_NANOS);
  }

  /**
   * Nanoseconds that the host took from one processor at most, as of the last read: of each time
   * between two reads, from the one it took most from. A thread that is on a processor meanwhile
   * may be booked as computing, for about as long at most. Of all together it would be a multiple
   * of that on a machine of many processors, and excuse everything.
   */
  long stolenNanos() {
    return jiffiesOfOne * JIFFY_NANOS;
  }

  /** The same, read now. */
  long stolenNanosNow(long now) {
    readIfOlder(now, 1);
    return stolenNanos();
  }

  private void readIfOlder(long now, long nanos) {
    if (!wasRead || now - readAt >= nanos) {
      wasRead = true;
      readAt = now;
      readStolen();
      throttledNanos = throttled();
    }
  }

  /** Whether more threads want a processor right now than there are. */
  boolean isOverloaded() {
    return load.read() && load.number(load.after(0, 3)) > processors + 1;
  }

  /** More than this process may use, where a control group limits it; the sum is over all. */
  private int hostProcessors() {
    int lines = 0;
    try (BufferedReader from = new BufferedReader(new FileReader(SystemPlace.proc("stat")))) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        lines += line.startsWith("cpu") && !line.startsWith("cpu ") ? 1 : 0;
      }
    } catch (IOException none) {
      return processors;
    }
    return lines == 0 ? processors : lines;
  }

  /** The first line is "cpu", two blanks, user, nice, system, idle, iowait, irq, softirq, steal. */
  private void readStolen() {
    long now = stat.read() ? stat.number(stat.after(0, TO_STEAL)) : -1;
    if (now > jiffies) {
      jiffiesOfOne += mostOfOne(now - jiffies);
      jiffies = now;
    }
  }

  /** A line for each processor follows: "cpu0", one blank, and the same. */
  private long mostOfOne(long ofAll) {
    long most = -1;
    int line = stat.nextLine(0);
    for (int i = 0; i < jiffiesOf.length && stat.at(line) == 'c'; i++) {
      long now = Math.max(jiffiesOf[i], stat.number(stat.after(line, TO_STEAL - 1)));
      most = Math.max(most, now - jiffiesOf[i]);
      jiffiesOf[i] = now;
      line = stat.nextLine(line);
    }
    return most < 0 ? ofAll : Math.min(most, ofAll);
  }

  private long throttled() {
    if (group == null || !group.read()) {
      return 0;
    }
    int at = group.afterWord(throttledWord);
    return at < 0 ? 0 : Math.max(0, group.number(at)) * throttledUnit;
  }

  private static File firstVersion() {
    String path = path("cpu");
    if (path == null) {
      return null;
    }
    File own = SystemPlace.groups("cpu" + path + "/cpu.stat");
    File whole = SystemPlace.groups("cpu/cpu.stat");
    return own.isFile() ? own : whole.isFile() ? whole : null;
  }

  private static File secondVersion() {
    String path = path("");
    File own = path == null ? null : SystemPlace.groups(path + "/cpu.stat");
    File whole = SystemPlace.groups("cpu.stat");
    return own != null && own.isFile() ? own : whole.isFile() ? whole : null;
  }

  /** This process's place in the hierarchy that has that controller; null if there is none. */
  private static String path(String controller) {
    try (BufferedReader lines =
        new BufferedReader(new FileReader(SystemPlace.proc("self/cgroup")))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split(":", 3);
        if (parts.length == 3 && ("," + parts[1] + ",").contains("," + controller + ",")) {
          return parts[2];
        }
      }
    } catch (IOException none) {
      return null;
    }
    return null;
  }
}
