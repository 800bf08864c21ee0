// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.markdown;

import java.nio.charset.StandardCharsets;

/** A text that takes blocks as long as they fit, so that it is never cut within one. */
final class Room {
  private final StringBuilder text = new StringBuilder();
  private int left;

  Room(int bytes) {
    this.left = bytes;
  }

  /** Adds the block if it fits; whether it did. */
  boolean add(String block) {
    int length = block.getBytes(StandardCharsets.UTF_8).length;
    if (length > left) {
      return false;
    }
    left -= length;
    text.append(block);
    return true;
  }

  String text() {
    return text.toString();
  }
}
