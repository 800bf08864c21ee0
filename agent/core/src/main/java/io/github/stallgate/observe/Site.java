// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

/**
 * One stack from which one loop made a hooked call, and how often since it was judged.
 *
 * <p>The loop's thread writes the counts, the reporter reads them without order: a count may be
 * read one call late, and is exact once the loop has ended. The reporter writes the limits; a loop
 * that sees them late sends one stack more.
 */
public final class Site {
  /** The limit of a site that was not judged yet: every call is sent. */
  static final long UNJUDGED = 0;

  final long key;

  /** Calls shorter than this are not counted. */
  private volatile long min;

  /** Calls at or above this are sent with their stack. */
  private volatile long sendAt = UNJUDGED;

  /** When the call began that was sent last. */
  private long sentBegan;

  private long count;
  private long totalNanos;
  private long maxNanos;

  /** What the site's calls count for; the reporter's. */
  private Object finding;

  private long countTaken;
  private long totalTaken;

  Site(long key) {
    this.key = key;
  }

  /** Counts a call that needs no stack; false: send it. On the loop. */
  boolean count(long nanos) {
    if (nanos >= sendAt) {
      return false;
    }
    if (nanos >= min) {
      count++;
      totalNanos += nanos;
      maxNanos = Math.max(maxNanos, nanos);
    }
    return true;
  }

  /** The call that began then was sent. On the loop. */
  void sent(long began) {
    sentBegan = began;
  }

  /** Whether no call that began after that was sent yet. On the loop. */
  boolean isSilentSince(long time) {
    return sentBegan - time < 0;
  }

  /**
   * Says what to do with the site's further calls. On the reporter.
   *
   * @param countFrom nanoseconds at and above which a call counts
   * @param stackFrom nanoseconds at and above which it is sent with its stack
   */
  public void judge(long countFrom, long stackFrom) {
    min = countFrom;
    sendAt = stackFrom;
  }

  /** Says what the site's calls count for. On the reporter. */
  public void countedFor(Object what) {
    finding = what;
  }

  public Object finding() {
    return finding;
  }

  /** How many calls were counted since this was last asked. On the reporter. */
  public long takeCount() {
    long now = count;
    long taken = now - countTaken;
    countTaken = now;
    return taken;
  }

  /** The nanoseconds of these calls. */
  public long takeNanos() {
    long now = totalNanos;
    long taken = now - totalTaken;
    totalTaken = now;
    return taken;
  }

  public long maxNanos() {
    return maxNanos;
  }
}
