// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jdk.internal.misc.Unsafe;

/**
 * What virtual threads wait for and own. The JVM's management knows platform threads only; JDK 25
 * has snapshots of all threads, for its dumps. Slow: for one thread that looks at a stall.
 */
public final class StallgateLocks {
  private static final Unsafe UNSAFE = Unsafe.getUnsafe();
  private static final long OWNER =
      UNSAFE.objectFieldOffset(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread");

  /** So long is looked for who owns a monitor. */
  private static final long PATIENCE_NANOS = 100_000_000;

  /** Whether what follows was looked for. */
  private static boolean sought;

  private static Method snapshot;
  private static Method stateOf;
  private static Method blockedOn;
  private static Method ownsMonitors;
  private static Method ownedAt;
  private static Method stackOf;
  private static Method root;
  private static Method threads;

  private StallgateLocks() {}

  /** The lock or monitor that the thread waits for; null if it is none, or not known. */
  public static Object wantedBy(Thread thread) {
    try {
      Object taken = snapshotOf(thread);
      return taken != null && stateOf.invoke(taken) == Thread.State.BLOCKED
          ? blockedOn.invoke(taken)
          : LockSupport.getBlocker(thread);
    } catch (ReflectiveOperationException | RuntimeException unknown) {
      return null;
    }
  }

  /** The thread that owns it; null if nobody does, or if that can't be known. */
  public static Thread ownerOf(Object wanted) {
    if (wanted instanceof AbstractOwnableSynchronizer) {
      return (Thread) UNSAFE.getReference(wanted, OWNER);
    }
    try {
      return wanted == null ? null : ownerOfMonitor(wanted);
    } catch (ReflectiveOperationException | RuntimeException unknown) {
      return null;
    }
  }

  /** Among virtual threads. */
  private static Thread ownerOfMonitor(Object monitor) throws ReflectiveOperationException {
    long began = System.nanoTime();
    prepare();
    if (threads == null) {
      return null;
    }
    Iterator<?> all = ((Stream<?>) threads.invoke(root.invoke(null))).iterator();
    while (all.hasNext() && System.nanoTime() - began < PATIENCE_NANOS) {
      Thread each = (Thread) all.next();
      if (owns(snapshotOf(each), monitor)) {
        return each;
      }
    }
    return null;
  }

  private static boolean owns(Object taken, Object monitor) throws ReflectiveOperationException {
    if (taken == null || !(boolean) ownsMonitors.invoke(taken)) {
      return false;
    }
    int depth = ((StackTraceElement[]) stackOf.invoke(taken)).length;
    for (int i = 0; i < depth; i++) {
      Iterator<?> owned = ((Stream<?>) ownedAt.invoke(taken, i)).iterator();
      while (owned.hasNext()) {
        if (owned.next() == monitor) {
          return true;
        }
      }
    }
    return false;
  }

  private static Object snapshotOf(Thread thread) throws ReflectiveOperationException {
    prepare();
    return snapshot == null ? null : snapshot.invoke(null, thread);
  }

  private static void prepare() {
    if (sought) {
      return;
    }
    sought = true;
    try {
      Class<?> containers = Class.forName("jdk.internal.vm.ThreadContainers");
      Class<?> type = Class.forName("jdk.internal.vm.ThreadSnapshot");
      root = opened(containers, "root");
      stateOf = opened(type, "threadState");
      blockedOn = opened(type, "blockedOn");
      ownsMonitors = opened(type, "ownsMonitors");
      ownedAt = opened(type, "ownedMonitorsAt", int.class);
      stackOf = opened(type, "stackTrace");
      snapshot = opened(type, "of", Thread.class);
      threads = opened(Class.forName("jdk.internal.vm.ThreadContainer"), "threads");
    } catch (ReflectiveOperationException | RuntimeException older) {
      snapshot = null;
    }
  }

  private static Method opened(Class<?> type, String name, Class<?>... parameters)
      throws ReflectiveOperationException {
    Method method = type.getDeclaredMethod(name, parameters);
    method.setAccessible(true);
    return method;
  }
}
