// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

/**
 * A quick look through the strings of a class file's constant pool (JVMS 4.4), to leave the many
 * classes alone that can't be of interest. Allocates nothing.
 */
final class ConstantPool {
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int[] SIZES = {
    0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2
  };

  private ConstantPool() {}

  /**
   * Which of the words stand in the pool, as bits in the words' order.
   *
   * @param words ASCII; one that ends with {@code /} matches as a prefix
   */
  static int find(byte[] file, byte[][] words) {
    int found = 0;
    int count = u2(file, 8);
    int at = 10;
    for (int i = 1; i < count; i++) {
      int tag = file[at++];
      if (tag == UTF8) {
        int length = u2(file, at);
        found |= match(file, at + 2, length, words);
        at += 2 + length;
      } else {
        at += SIZES[tag];
        i += tag == LONG || tag == DOUBLE ? 1 : 0;
      }
    }
    return found;
  }

  private static int match(byte[] file, int at, int length, byte[][] words) {
    int found = 0;
    for (int w = 0; w < words.length; w++) {
      byte[] word = words[w];
      boolean prefix = word[word.length - 1] == '/';
      if ((prefix ? length >= word.length : length == word.length) && stands(file, at, word)) {
        found |= 1 << w;
      }
    }
    return found;
  }

  private static boolean stands(byte[] file, int at, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (file[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  private static int u2(byte[] file, int at) {
    return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
  }
}
