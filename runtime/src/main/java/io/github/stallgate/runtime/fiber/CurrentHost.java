// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which loop the current code runs on. Any thread.
 *
 * <p>Loops that run are few, and looked up often; so the one that was looked up last is asked
 * first. The field is racy on purpose: whatever it holds is checked against the current thread.
 */
public final class CurrentHost {
  private static final Map<Thread, FiberHost> RUNNING = new ConcurrentHashMap<>();
  private static FiberHost recent;

  private CurrentHost() {}

  /** That loop runs on the current thread, a platform thread, from now on. */
  public static void begin(FiberHost host) {
    RUNNING.put(Thread.currentThread(), host);
  }

  /** It does not any more. */
  public static void end(FiberHost host) {
    RUNNING.remove(Thread.currentThread(), host);
    recent = null;
  }

  /** The one whose token the current thread, or the one that runs it, has; null if none. */
  public static FiberHost get() {
    Thread thread = Thread.currentThread();
    if (thread instanceof ThreadFiber.FiberThread fiber) {
      return fiber.host.owner() == thread ? fiber.host : null;
    }
    Thread carrier = VirtualAccess.carrier();
    FiberHost last = recent;
    if (last != null && last.owner() == carrier) {
      return last;
    }
    FiberHost found = RUNNING.get(carrier);
    if (found == null || found.owner() != carrier) {
      return null;
    }
    recent = found;
    return found;
  }

  /** Whether the current thread can run virtual threads itself. */
  public static boolean isPlatform() {
    return VirtualAccess.isPlatform();
  }
}
