// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

import java.util.Collection;
import java.util.Locale;

/** Finds the word somebody probably meant, for error messages. Pure; any thread. */
public final class Nearest {
  /** More differs than this, and a suggestion would puzzle rather than help. */
  private static final int LONGEST_WORD = 64;

  private Nearest() {}

  /** The candidate nearest to the word, case ignored, or null if none is near. */
  public static String to(String word, Collection<String> candidates) {
    if (word.length() > LONGEST_WORD) {
      return null;
    }
    String wanted = word.toLowerCase(Locale.ROOT);
    String best = null;
    int bestDistance = Math.max(2, word.length() / 2) + 1;
    for (String candidate : candidates) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        bestDistance = distance;
        best = candidate;
      }
    }
    return best;
  }

  /** "; did you mean X?" or nothing: the end of an error message. */
  public static String question(String word, Collection<String> candidates) {
    String nearest = to(word, candidates);
    return nearest == null ? "" : "; did you mean " + nearest + "?";
  }

  /** Levenshtein's distance, one row at a time. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
