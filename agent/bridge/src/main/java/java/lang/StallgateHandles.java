// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/**
 * JDK 17: method handles and reflection reach natives without a call site in any class. Look-ups of
 * one of them get the stand-in's handle; reflective calls of one are timed.
 */
public final class StallgateHandles {
  private StallgateHandles() {}

  /** From {@code Lookup.findStatic} and {@code findVirtual}: the stand-in, or null to go on. */
  public static MethodHandle find(Class<?> owner, String name, MethodType type) {
    try {
      return owner == null || name == null || type == null ? null : standIn(owner, name, type);
    } catch (Throwable none) {
      return null;
    }
  }

  /** From {@code Lookup.unreflect}: the stand-in, or null to go on. */
  public static MethodHandle unreflect(Method method) {
    try {
      if (!isStoodFor(method)) {
        return null;
      }
      MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
      return standIn(method.getDeclaringClass(), method.getName(), type);
    } catch (Throwable none) {
      return null;
    }
  }

  /** From {@code Method.invoke}. */
  public static StallgateLoop enter(Method method, Object[] arguments) {
    StallgateLoop loop = StallgateTable.current();
    if (loop == null || loop.in != 0 || !isStoodFor(method)) {
      return null;
    }
    int hook = hookOf(method);
    if (hook == StallgateSites.sleep) {
      Object amount = arguments != null && arguments.length == 1 ? arguments[0] : null;
      return StallgateHooks.enterSleep(
          hook, amount instanceof Number ? ((Number) amount).longValue() : 0);
    }
    return StallgateHooks.enter(hook, null);
  }

  /** From {@code Method.invoke}. */
  public static void exit(StallgateLoop loop) {
    StallgateHooks.exit(loop, loop.hook, null);
  }

  private static MethodHandle standIn(Class<?> owner, String name, MethodType type)
      throws ReflectiveOperationException {
    Class<?> result = type.returnType();
    int parameters = type.parameterCount();
    boolean takesLong = parameters == 1 && type.parameterType(0) == long.class;
    if (owner == Thread.class && name.equals("sleep") && takesLong && result == void.class) {
      return handle("sleep", void.class, long.class);
    }
    if (name.equals("wait") && takesLong && result == void.class) {
      return onto(owner, handle("await", void.class, Object.class, long.class));
    }
    if (owner == Runtime.class && name.equals("gc") && parameters == 0) {
      return handle("collect", void.class, Runtime.class);
    }
    if (owner == java.io.FileDescriptor.class && name.equals("sync") && parameters == 0) {
      return handle("sync", void.class, owner);
    }
    if (java.io.RandomAccessFile.class.isAssignableFrom(owner)) {
      if (name.equals("length") && parameters == 0 && result == long.class) {
        return onto(owner, handle("length", long.class, java.io.RandomAccessFile.class));
      }
      if (name.equals("setLength") && takesLong && result == void.class) {
        return onto(
            owner, handle("setLength", void.class, java.io.RandomAccessFile.class, long.class));
      }
    }
    return null;
  }

  private static MethodHandle onto(Class<?> owner, MethodHandle handle) {
    return handle.asType(handle.type().changeParameterType(0, owner));
  }

  private static MethodHandle handle(String name, Class<?> result, Class<?>... parameters)
      throws ReflectiveOperationException {
    MethodType type = MethodType.methodType(result, parameters);
    return MethodHandles.lookup().findStatic(StallgateSites.class, name, type);
  }

  private static boolean isStoodFor(Method method) {
    Class<?> owner = method.getDeclaringClass();
    if (owner != Thread.class
        && owner != Object.class
        && owner != Runtime.class
        && owner != java.io.FileDescriptor.class
        && owner != java.io.RandomAccessFile.class) {
      return false;
    }
    return (method.getModifiers() & 0x100) != 0 && hookOf(method) >= 0;
  }

  private static int hookOf(Method method) {
    String name = method.getName();
    if (name.equals("sleep")) {
      return StallgateSites.sleep;
    }
    if (name.equals("wait")) {
      return StallgateSites.await;
    }
    if (name.equals("gc")) {
      return StallgateSites.collect;
    }
    if (name.equals("sync")) {
      return StallgateSites.sync;
    }
    if (name.equals("length")) {
      return StallgateSites.length;
    }
    return name.equals("setLength") ? StallgateSites.setLength : -1;
  }
}
