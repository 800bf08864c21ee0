// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import io.github.stallgate.catalog.ApiNames;
import io.github.stallgate.catalog.Family;
import io.github.stallgate.observe.watch.Doing;
import io.github.stallgate.observe.watch.LockWait;
import io.github.stallgate.observe.watch.Stall;
import java.util.List;

/**
 * What a thread waits for in a call that no hook times. Pure.
 *
 * @param api what was called, as far as the stack shows it
 */
record Unhooked(Family family, String api) {
  private static final List<String> MAPPED =
      List.of(
          "java.nio.MappedByteBuffer",
          "java.nio.DirectByteBuffer",
          "jdk.internal.misc.ScopedMemoryAccess",
          "jdk.internal.foreign.");

  /** Null if it can only be the machine: a page of the heap that was swapped out. */
  static Unhooked of(List<Frame> frames, Stall stall) {
    for (LockWait lock : stall.locks()) {
      if (lock.isClassInit()) {
        return new Unhooked(Family.CLASS_INIT, lock.lock());
      }
    }
    boolean disk = stall.did(Doing.DISK) > stall.did(Doing.SLEEPING);
    if (disk && isMapped(frames)) {
      return new Unhooked(Family.DISK, "a memory-mapped file");
    }
    if (disk) {
      return stall.faults() > 0 ? null : new Unhooked(Family.DISK, api(frames));
    }
    return new Unhooked(Family.NATIVE, api(frames));
  }

  private static boolean isMapped(List<Frame> frames) {
    for (Frame frame : frames) {
      if (!frame.jdk()) {
        return false;
      }
      for (String type : MAPPED) {
        if (frame.type().startsWith(type)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String api(List<Frame> frames) {
    Frame top = frames.get(0);
    boolean foreign = top.type().startsWith("jdk.internal.foreign.");
    return top.line() == Frame.NATIVE && !foreign
        ? ApiNames.publicName(top.type()) + "." + top.method()
        : "native code";
  }
}
