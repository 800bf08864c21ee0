// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Loops of all the kinds that javac writes. */
public class PlainLoops implements Callable<String> {
  @Override
  public String call() {
    Map<Integer, String> words = new TreeMap<>();
    outer:
    for (int i = 0; i < 20; i++) {
      long odd = 0;
      do {
        odd += i % 2;
        if (odd > 7) {
          continue outer;
        }
      } while (odd % 3 != 0);
      words.put(i, word(i));
    }
    List<Object> all = new ArrayList<>();
    for (Map.Entry<Integer, String> each : words.entrySet()) {
      synchronized (words) {
        while (all.size() < each.getKey()) {
          all.add(all.size() % 2 == 0 ? each.getValue() : new int[] {1}.length);
        }
      }
    }
    return all.toString() + parsed("1", "x", "3");
  }

  private static String word(int number) {
    StringBuilder text = new StringBuilder();
    for (int rest = number; rest > 0; rest /= 3) {
      text.append(
          switch (rest % 3) {
            case 0 -> "a";
            case 1 -> "b";
            default -> "c";
          });
    }
    return text.toString();
  }

  private static int parsed(String... words) {
    int sum = 0;
    for (String word : words) {
      try {
        sum += Integer.parseInt(word);
      } catch (NumberFormatException none) {
        sum--;
      } finally {
        sum *= 2;
      }
    }
    return sum;
  }
}
