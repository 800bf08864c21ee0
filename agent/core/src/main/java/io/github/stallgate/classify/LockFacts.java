// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import io.github.stallgate.observe.watch.LockWait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A lock and its owner, as evidence. Pure. */
public final class LockFacts {
  private LockFacts() {}

  /** {@code lock}, {@code owner} and {@code ownerAt}, as far as they are known. */
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
    }
    return facts;
  }
}
