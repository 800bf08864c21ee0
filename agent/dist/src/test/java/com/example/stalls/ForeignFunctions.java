// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.Optional;

/**
 * A function of the C library, called through the JDK's foreign function interface, whose types are
 * named by reflection because these classes run on Java 17. There the interface is the incubating
 * module {@code jdk.incubator.foreign}, which must be added on the command line.
 */
final class ForeignFunctions {

  private static final int FIRST_FINAL_RELEASE = 22;

  private ForeignFunctions() {}

  /**
   * {@code int usleep(int micros)}: the thread waits in C, where the JVM runs no Java code.
   *
   * @throws IllegalStateException if this JDK or this machine has no way to call it
   */
  static MethodHandle usleep() {
    int feature = Runtime.version().feature();
    try {
      if (feature == 17) {
        return incubating();
      }
      if (feature >= FIRST_FINAL_RELEASE) {
        return released();
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK's foreign functions can't be called", e);
    }
    throw new IllegalStateException(
        "JDK " + feature + " has no known way to call C; run this case on 17 or 22 and later");
  }

  private static MethodHandle released() throws ReflectiveOperationException {
    Class<?> linkers = type("java.lang.foreign", "Linker");
    Object linker = linkers.getMethod("nativeLinker").invoke(null);
    Object symbols = linkers.getMethod("defaultLookup").invoke(linker);
    Class<?> options = type("java.lang.foreign", "Linker$Option").arrayType();
    return (MethodHandle)
        linkers
            .getMethod(
                "downcallHandle",
                type("java.lang.foreign", "MemorySegment"),
                type("java.lang.foreign", "FunctionDescriptor"),
                options)
            .invoke(
                linker,
                found("java.lang.foreign", "find", symbols),
                intToInt("java.lang.foreign", "ValueLayout", "JAVA_INT"),
                Array.newInstance(options.componentType(), 0));
  }

  private static MethodHandle incubating() throws ReflectiveOperationException {
    Class<?> linkers = type("jdk.incubator.foreign", "CLinker");
    Object linker = linkers.getMethod("getInstance").invoke(null);
    Object symbols = linkers.getMethod("systemLookup").invoke(null);
    return (MethodHandle)
        linkers
            .getMethod(
                "downcallHandle",
                type("jdk.incubator.foreign", "Addressable"),
                MethodType.class,
                type("jdk.incubator.foreign", "FunctionDescriptor"))
            .invoke(
                linker,
                found("jdk.incubator.foreign", "lookup", symbols),
                MethodType.methodType(int.class, int.class),
                intToInt("jdk.incubator.foreign", "CLinker", "C_INT"));
  }

  private static Object found(String packageName, String finder, Object symbols)
      throws ReflectiveOperationException {
    Optional<?> symbol =
        (Optional<?>)
            type(packageName, "SymbolLookup")
                .getMethod(finder, String.class)
                .invoke(symbols, "usleep");
    return symbol.orElseThrow(() -> new IllegalStateException("no usleep in the C library"));
  }

  private static Object intToInt(String packageName, String holder, String layout)
      throws ReflectiveOperationException {
    Object integer = type(packageName, holder).getField(layout).get(null);
    Class<?> layouts = type(packageName, "MemoryLayout");
    Object parameters = Array.newInstance(layouts, 1);
    Array.set(parameters, 0, integer);
    return type(packageName, "FunctionDescriptor")
        .getMethod("of", layouts, layouts.arrayType())
        .invoke(null, integer, parameters);
  }

  private static Class<?> type(String packageName, String name) throws ClassNotFoundException {
    return Class.forName(packageName + "." + name);
  }
}
