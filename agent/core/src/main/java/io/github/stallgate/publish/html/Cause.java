// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import java.util.Locale;

/**
 * Why a loop was held, as the page shows it: by word, colour and pattern, so that neither colour
 * nor sight is needed.
 */
enum Cause {
  BLOCKED("waiting for something outside"),
  LOCK("waiting for a lock"),
  CPU("computing"),
  GC("garbage collection"),
  MACHINE("without a core"),
  UNKNOWN("not told");

  private final String words;

  Cause(String words) {
    this.words = words;
  }

  /** The cause of that word; UNKNOWN for none and for those of later versions. */
  static Cause of(String word) {
    for (Cause cause : values()) {
      if (cause.name().equals(word)) {
        return cause;
      }
    }
    return UNKNOWN;
  }

  String words() {
    return words;
  }

  /** The class that the style knows it by. */
  String style() {
    return "c-" + name().toLowerCase(Locale.ROOT);
  }
}
