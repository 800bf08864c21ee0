// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import io.github.stallgate.catalog.Family;
import java.util.List;

/**
 * A hooked call, ready to be judged.
 *
 * @param api the hooked method
 * @param atCallSite whether that method is missing in the frames
 * @param stream what a stream's hook read or wrote
 * @param nanos how long it lasted, wall time
 * @param frames innermost first
 */
public record Call(
    Family family, String api, boolean atCallSite, Stream stream, long nanos, List<Frame> frames) {
  /** What is behind a java.io stream. */
  public enum Stream {
    FILE,
    CONSOLE,
    PIPE;

    /** As the bridge says it. */
    public static Stream of(byte code) {
      return code == StallgateHooks.CONSOLE ? CONSOLE : code == StallgateHooks.PIPE ? PIPE : FILE;
    }
  }
}
