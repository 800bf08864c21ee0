// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells whether a thread may give way where it is, by its whole stack: others may wait for what it
 * holds, and some code must not find the world changed while it runs.
 *
 * <p>The monitors are asked of the JVM, which knows them of every frame, compiled ones too. A lock
 * of java.util.concurrent can't be seen.
 */
final class StallgateGuard implements Function<Stream<StackWalker.StackFrame>, Boolean> {
  /** Deeper than this is not looked through, and not given way. */
  private static final int DEEPEST = 1_024;

  private static final Set<String> METHODS =
      Set.of(
          "<clinit>",
          "equals",
          "hashCode",
          "compareTo",
          "compare",
          "toString",
          "loadClass",
          "findClass",
          "defineClass");

  /** The beginnings of class names. */
  private static final String[] TYPES = {
    "java.lang.ClassLoader",
    "java.lang.Stallgate",
    "java.lang.instrument.",
    "java.lang.invoke.MethodHandleNatives",
    "java.lang.ref.",
    "java.security.SecureClassLoader",
    "java.util.concurrent.locks.",
    "jdk.internal.foreign.",
    "jdk.internal.loader.",
    "sun.instrument."
  };

  private static final String OURS = "io.github.stallgate.";
  private static final String RUNTIME = OURS + "runtime.";
  private static final String API = OURS + "api.";

  private static StackWalker walker;

  private final boolean virtual;

  private StallgateGuard(boolean virtual) {
    this.virtual = virtual;
  }

  static void prepare() {
    walker = LiveStackFrame.getStackWalker(EnumSet.of(StackWalker.Option.SHOW_HIDDEN_FRAMES));
    permits(Thread.currentThread());
  }

  /** On that thread. What can't be looked at is not permitted. */
  static boolean permits(Thread self) {
    try {
      boolean virtual = self.getClass().getName().startsWith("java.lang.VirtualThread");
      return walker.walk(new StallgateGuard(virtual));
    } catch (Throwable failure) {
      return false;
    }
  }

  @Override
  public Boolean apply(Stream<StackWalker.StackFrame> frames) {
    Iterator<StackWalker.StackFrame> each = frames.iterator();
    boolean above = true;
    for (int depth = 0; each.hasNext(); depth++) {
      StackWalker.StackFrame frame = each.next();
      above = above && isPoll(frame.getClassName());
      if (!above && refuses(frame) || depth > DEEPEST) {
        return false;
      }
    }
    return true;
  }

  /** The frames above the application's: this class's, the shard's, and what links them. */
  private static boolean isPoll(String type) {
    return type.startsWith("java.lang.Stallgate") || type.startsWith("java.lang.invoke.");
  }

  private boolean refuses(StackWalker.StackFrame frame) {
    String type = frame.getClassName();
    return refuses(type, frame.getMethodName())
        || frame.isNativeMethod() && keeps(type)
        || holds(((LiveStackFrame) frame).getMonitors());
  }

  /** Whether code of that name must not be interrupted. */
  static boolean refuses(String type, String method) {
    if (METHODS.contains(method)) {
      return true;
    }
    for (int i = 0; i < TYPES.length; i++) {
      if (type.startsWith(TYPES[i])) {
        return true;
      }
    }
    return type.startsWith(OURS) && !type.startsWith(RUNTIME) && !type.startsWith(API);
  }

  /** Reflection's own native frame keeps nothing but the carrier of a virtual thread. */
  private boolean keeps(String nativeType) {
    return virtual
        ? !nativeType.startsWith("jdk.internal.vm.Continuation")
        : !nativeType.startsWith("jdk.internal.reflect.");
  }

  /** A monitor that was left is null, and one of an object that nobody else can see too. */
  private static boolean holds(Object[] monitors) {
    for (int i = 0; i < monitors.length; i++) {
      if (monitors[i] != null) {
        return true;
      }
    }
    return false;
  }
}
