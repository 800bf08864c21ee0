// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.common;

import java.util.Locale;

/** The two faces of every sample. */
public enum Variant {
  /** Never blocks a loop. */
  CLEAN,
  /** Blocks its loops, at each line marked with {@code // stall:} and the expected rule. */
  PLANTED;

  /** The word on the command line. */
  public String argument() {
    return name().toLowerCase(Locale.ROOT);
  }
}
