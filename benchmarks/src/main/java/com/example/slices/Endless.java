// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.slices;

/** Computes for ever. The agent puts a poll into its loop. */
public final class Endless implements Runnable {
  private volatile boolean ended;
  private long next;

  @Override
  public void run() {
    while (!ended) {
      next = next * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
    }
  }

  /** Until then. Any thread. */
  public void end() {
    ended = true;
  }
}
