// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

/**
 * What premain leaves here for the core to take when its first class is initialised: two zones that
 * can't name each other's classes, and no reflection or method handle, which would cost ten
 * milliseconds of start-up.
 */
public final class StallgateHandover {
  public static String arguments;
  public static String build;
  public static Object instrumentation;
  public static boolean late;

  /** A {@code MethodHandles.Lookup} that may define classes in {@code java.lang}. */
  public static Object lookup;

  private StallgateHandover() {}
}
