// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

/** Stands in for a shard. */
public final class CountedPolls {
  static final String NAME = "io/github/stallgate/instrument/CountedPolls";

  static int polls;

  private CountedPolls() {}

  public static void poll() {
    polls++;
  }
}
