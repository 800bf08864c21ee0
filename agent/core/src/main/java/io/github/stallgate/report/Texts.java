// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.util.HashMap;
import java.util.Map;

/**
 * Texts that were read before: the stacks of many findings are made of few frames, and a text of
 * each would not fit in the memory. Not for use by several threads at once.
 */
final class Texts {
  /** Where nothing repeats, remembering it all would only cost. */
  private static final int MOST = 100_000;

  private static final int LONGEST = 500;

  private final Map<String, String> known = new HashMap<>();

  /** An equal text, the same as before if it is remembered. */
  String same(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    String same = known.size() < MOST ? known.putIfAbsent(text, text) : known.get(text);
    return same == null ? text : same;
  }
}
