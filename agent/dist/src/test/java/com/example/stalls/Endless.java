// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.util.function.BooleanSupplier;

/** Computations that nobody but a poll can end. */
final class Endless {
  private Endless() {}

  static long xorshift() {
    long state = 1;
    while (state != 0) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
    }
    return state;
  }

  static int until(BooleanSupplier enough) {
    int rounds = 0;
    while (!enough.getAsBoolean()) {
      rounds++;
    }
    return rounds;
  }

  static int rounds(int count) {
    int hash = 7;
    for (int i = 0; i < count; i++) {
      hash = 31 * hash ^ i;
    }
    return hash;
  }
}
