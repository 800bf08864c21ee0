// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.act.slice;

import java.util.ArrayList;
import java.util.List;

/**
 * Which shards look whether they were asked, and how long. To arm or disarm one throws compiled
 * code away, so it stays armed as long as anybody is asked now and then, and for good if that
 * happens again and again. One thread only; time is what the caller says.
 */
final class Episodes {
  private static final long QUIET_NANOS = 10_000_000_000L;

  /** So many, and the next disarming would be followed by an arming, too. */
  private static final int MOST = 3;

  private final boolean[] armed;
  private final int[] begun;
  private long asked;
  private int count;

  Episodes(int shards) {
    armed = new boolean[shards];
    begun = new int[shards];
  }

  /** Somebody is asked. */
  void asked(long now) {
    asked = now;
  }

  /** Whether the shard has to be armed now; it counts as armed from then on. */
  boolean begin(int shard) {
    if (armed[shard]) {
      return false;
    }
    armed[shard] = true;
    begun[shard]++;
    count++;
    return true;
  }

  /** Whether any shard is armed. */
  boolean isAny() {
    return count > 0;
  }

  /** The shards to disarm, if it has been quiet; they don't count as armed any more. */
  List<Integer> end(long now) {
    List<Integer> ended = new ArrayList<>();
    for (int shard = 0; count > 0 && now - asked > QUIET_NANOS && shard < armed.length; shard++) {
      if (armed[shard] && begun[shard] < MOST) {
        armed[shard] = false;
        count--;
        ended.add(shard);
      }
    }
    return ended;
  }
}
