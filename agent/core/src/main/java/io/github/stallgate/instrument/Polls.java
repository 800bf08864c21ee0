// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import io.github.stallgate.options.NamePattern;
import java.lang.invoke.MethodHandles;
import java.util.List;

/** The polls in the application's classes that a pattern names. Safe for use by any thread. */
public final class Polls {
  private final List<NamePattern> patterns;
  private final PollShards shards;

  /**
   * @param lookup may define classes in {@code java.lang}
   */
  public Polls(List<NamePattern> patterns, MethodHandles.Lookup lookup) {
    this.patterns = patterns;
    this.shards = new PollShards(lookup);
  }

  /** Before the first class is rewritten. What is wrong, or null. */
  public String prepare() {
    try {
      StallgatePolls.prepare();
      return null;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError failure) {
      return failure.toString();
    }
  }

  /** The new class; null to leave it as it is. */
  byte[] rewrite(String type, byte[] original) {
    String name = type.replace('/', '.');
    if (!matches(name)) {
      return null;
    }
    int shard = PollShards.of(name);
    byte[] rewritten = PollRewriter.rewrite(original, PollShards.name(shard));
    return rewritten != null && shards.isReady(shard) ? rewritten : null;
  }

  /** Whether a class of that name, written with dots, may have polls. */
  boolean matches(String type) {
    for (NamePattern pattern : patterns) {
      if (pattern.matches(type)) {
        return !type.startsWith("io.github.stallgate.runtime.");
      }
    }
    return false;
  }

  /** The shard that the polls of that class belong to; negative if it has none. */
  public int shardOf(String type) {
    int shard = matches(type) ? PollShards.of(type) : -1;
    return shard >= 0 && shards.isThere(shard) ? shard : -1;
  }

  /** Whether any polls belong to that shard. */
  public boolean isUsed(int shard) {
    return shards.isThere(shard);
  }
}
