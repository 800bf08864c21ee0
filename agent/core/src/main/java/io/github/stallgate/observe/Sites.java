// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

import java.util.Arrays;

/**
 * The call sites of one loop: open addressing by the stack's key, written by the loop's thread
 * alone.
 *
 * <p>Bounded: once {@value #MOST} sites are known, calls from further ones are sent one by one.
 */
public final class Sites {
  private static final int MOST = 2048;
  private static final int FIRST_LENGTH = 64;

  private static final int BUCKETS = 64;
  private static final long WINDOW_NANOS = 10_000_000;
  private static final long MOST_NANOS_IN_WINDOW = 1_000_000;
  private static final int FREE_IN_WINDOW = 64;

  private final long[] spent = new long[BUCKETS];
  private final int[] looked = new int[BUCKETS];
  private long windowBegan;

  private volatile Site[] table = new Site[FIRST_LENGTH];
  private int size;

  /**
   * Whether one more stack of a short call is worth its price: after the first {@value
   * #FREE_IN_WINDOW} in 10 ms, stacks from one hook may take a tenth of the loop's time, so that a
   * loop which floods itself with tiny file calls is not slowed down much further. What is passed
   * over is not counted. On the loop.
   *
   * @param now {@link System#nanoTime} about now
   */
  boolean affords(int hook, long now) {
    if (now - windowBegan >= WINDOW_NANOS) {
      windowBegan = now;
      Arrays.fill(spent, 0);
      Arrays.fill(looked, 0);
    }
    int bucket = bucket(hook);
    return looked[bucket] < FREE_IN_WINDOW || spent[bucket] < MOST_NANOS_IN_WINDOW;
  }

  /** Says what a stack has cost. On the loop. */
  void spend(int hook, long nanos) {
    int bucket = bucket(hook);
    looked[bucket]++;
    spent[bucket] += nanos;
  }

  /** Hooks of one class have neighbouring ids, classes have distances of 64. */
  private static int bucket(int hook) {
    return (hook ^ hook >> 6) & BUCKETS - 1;
  }

  /** The site of that key, made if there is room; null if there is none. On the loop. */
  Site at(long key) {
    Site[] sites = table;
    int mask = sites.length - 1;
    int i = (int) (key ^ key >>> 32) & mask;
    while (sites[i] != null) {
      if (sites[i].key == key) {
        return sites[i];
      }
      i = i + 1 & mask;
    }
    if (size >= MOST) {
      return null;
    }
    Site site = new Site(key);
    sites[i] = site;
    size++;
    if (size * 2 > sites.length) {
      table = grown(sites);
    }
    return site;
  }

  /** All sites known; a snapshot that may lack the newest. Any thread. */
  public Site[] all() {
    return table;
  }

  private static Site[] grown(Site[] from) {
    Site[] to = new Site[from.length * 2];
    int mask = to.length - 1;
    for (Site site : from) {
      if (site == null) {
        continue;
      }
      int i = (int) (site.key ^ site.key >>> 32) & mask;
      while (to[i] != null) {
        i = i + 1 & mask;
      }
      to[i] = site;
    }
    return to;
  }
}
