// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import io.github.stallgate.observe.watch.LockWait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A lock and its owner, as evidence. Pure. */
public final class LockFacts {
  private static final int MOST_FRAMES = 16;

  private LockFacts() {}

  /**
   * {@code lock}, {@code owner}, {@code ownerAt} and {@code ownerStack}, as far as they are known.
   */
  public static Map<String, Object> of(LockWait wait, Culprits culprits) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (wait.lock() != null) {
      facts.put("lock", wait.lock());
    }
    if (wait.owner() != null) {
      facts.put("owner", wait.owner());
    }
    List<Frame> owner = Frames.of(wait.ownerFrames());
    if (!owner.isEmpty()) {
      facts.put("ownerAt", culprits.innermost(owner).text());
      facts.put("ownerStack", stack(owner));
    }
    return facts;
  }

  /** The owner's innermost frames in one line, each called by the next. */
  private static String stack(List<Frame> owner) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < owner.size() && i < MOST_FRAMES; i++) {
      line.append(i == 0 ? "" : " < ").append(owner.get(i).text());
    }
    return line.toString();
  }
}
