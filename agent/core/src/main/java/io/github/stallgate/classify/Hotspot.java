// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import io.github.stallgate.catalog.ApiNames;
import io.github.stallgate.catalog.Fingerprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The place that several stacks of one stall have in common: the innermost method that most of them
 * were in. One late stack would name whatever ran last; a method that all of them were in may be
 * the handler that called everything. So: of the methods that are in at least six of ten stacks,
 * the one that stands deepest. Pure.
 *
 * @param culprit the method, with the line that most of the stacks were at
 * @param frames the stack that shows it
 * @param share percent of the stacks that were in it
 * @param below the method called from there in most of the stacks, with its share; null if the
 *     culprit itself was on top
 */
record Hotspot(Frame culprit, List<Frame> frames, int share, String below) {
  private static final int MOST_PERCENT = 60;

  /**
   * The place.
   *
   * @param stacks innermost frame first, none empty
   * @param candidates what may be a culprit
   * @param dominant whether most stacks must agree; else the method that is in most of them
   * @return null if no frame is a candidate, or none is in most of the stacks
   */
  static Hotspot of(List<List<Frame>> stacks, Predicate<Frame> candidates, boolean dominant) {
    Map<String, Integer> seen = new HashMap<>();
    Map<String, Long> depths = new HashMap<>();
    for (List<Frame> stack : stacks) {
      Set<String> inThis = new HashSet<>();
      for (int i = 0; i < stack.size(); i++) {
        String key = candidates.test(stack.get(i)) ? key(stack.get(i)) : null;
        if (key != null && inThis.add(key)) {
          seen.merge(key, 1, Integer::sum);
          depths.merge(key, (long) stack.size() - i, Long::sum);
        }
      }
    }
    int least = least(stacks.size(), seen, dominant);
    String best = null;
    double deepest = -1;
    for (Map.Entry<String, Integer> each : seen.entrySet()) {
      double depth = (double) depths.get(each.getKey()) / each.getValue();
      if (each.getValue() >= least && depth > deepest) {
        best = each.getKey();
        deepest = depth;
      }
    }
    return best == null ? null : at(best, stacks);
  }

  private static int least(int stacks, Map<String, Integer> seen, boolean dominant) {
    int needed = Math.max(1, (stacks * MOST_PERCENT + 99) / 100);
    int most = seen.values().stream().mapToInt(Integer::intValue).max().orElse(needed);
    return dominant || most >= needed ? needed : most;
  }

  private static String key(Frame frame) {
    return frame.type() + "#" + Fingerprint.sourceMethod(frame.method());
  }

  private static Hotspot at(String key, List<List<Frame>> stacks) {
    Map<Integer, List<Integer>> byLine = new HashMap<>();
    Map<String, Integer> below = new HashMap<>();
    int count = 0;
    for (int s = 0; s < stacks.size(); s++) {
      int at = innermost(key, stacks.get(s));
      if (at >= 0) {
        count++;
        byLine.computeIfAbsent(stacks.get(s).get(at).line(), line -> new ArrayList<>()).add(s);
        if (at > 0) {
          below.merge(name(stacks.get(s).get(at - 1)), 1, Integer::sum);
        }
      }
    }
    List<Integer> most = null;
    for (List<Integer> each : byLine.values()) {
      most = most == null || each.size() > most.size() ? each : most;
    }
    List<Frame> shown = stacks.get(most.get(0));
    int share = count * 100 / stacks.size();
    return new Hotspot(
        shown.get(innermost(key, shown)), shown, share, hottest(below, stacks.size()));
  }

  private static int innermost(String key, List<Frame> stack) {
    for (int i = 0; i < stack.size(); i++) {
      if (key(stack.get(i)).equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private static String name(Frame frame) {
    return (frame.jdk() ? ApiNames.publicName(frame.type()) : frame.type()) + "." + frame.method();
  }

  private static String hottest(Map<String, Integer> below, int stacks) {
    String best = null;
    for (Map.Entry<String, Integer> each : below.entrySet()) {
      if (best == null || each.getValue() > below.get(best)) {
        best = each.getKey();
      }
    }
    return best == null ? null : best + " " + below.get(best) * 100 / stacks + " %";
  }
}
