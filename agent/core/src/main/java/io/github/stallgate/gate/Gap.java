// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

/**
 * Something that was not measured, so that green would be a lie; the text is escaped and without a
 * full stop.
 */
public record Gap(Kind kind, String text) {
  /** What to do about it depends on this. */
  public enum Kind {
    NO_REPORT,
    DEAD_AGENT,
    NO_LOOP
  }
}
