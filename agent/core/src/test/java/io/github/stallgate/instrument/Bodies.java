// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** Methods of every shape a bracket may be put around; each takes (int, long, double, String). */
@SuppressWarnings("unused")
public class Bodies {
  private int calls = 3;

  public static void staticVoid(int i, long l, double d, String s) {}

  public void instanceVoid(int i, long l, double d, String s) {
    calls += i;
  }

  public static boolean truth(int i, long l, double d, String s) {
    return i > 0 && (l > 5 || d < 2.0) && s != null;
  }

  public byte small(int i, long l, double d, String s) {
    return (byte) (i + l + calls);
  }

  public static char letter(int i, long l, double d, String s) {
    return s.charAt(i);
  }

  public static short half(int i, long l, double d, String s) {
    return (short) l;
  }

  public static long big(int i, long l, double d, String s) {
    long sum = 0;
    for (int k = 0; k < i; k++) {
      long part = l * k;
      sum += part;
    }
    return sum;
  }

  public static float single(int i, long l, double d, String s) {
    return i / 2f;
  }

  public double real(int i, long l, double d, String s) {
    double twice = d * 2;
    return l > 0 ? twice + calls : -twice;
  }

  public static String text(int i, long l, double d, String s) {
    return s == null ? "none" : s + i;
  }

  public static int[] numbers(int i, long l, double d, String s) {
    int[] numbers = new int[i];
    Arrays.fill(numbers, (int) l);
    return numbers;
  }

  public static long backToTheFirst(int i, long l, double d, String s) {
    while (l-- > 0) {
      if (l == 3) {
        continue;
      }
      i++;
    }
    return i;
  }

  public static int doAtOnce(int i, long l, double d, String s) {
    do {
      i++;
    } while (i < 10);
    return i;
  }

  public static int thrown(int i, long l, double d, String s) throws IOException {
    if (i > 0) {
      throw new IOException("planned " + l);
    }
    return 1;
  }

  public int caught(int i, long l, double d, String s) {
    try {
      return Integer.parseInt(s);
    } catch (NumberFormatException notOne) {
      String reason = notOne.getMessage();
      return reason.length() + calls;
    } finally {
      calls++;
    }
  }

  public static String resources(int i, long l, double d, String s) throws IOException {
    try (StringReader one = new StringReader(s);
        StringReader two = new StringReader("b")) {
      return "" + (char) one.read() + (char) two.read();
    }
  }

  public synchronized int locked(int i, long l, double d, String s) {
    synchronized (s) {
      return calls + i;
    }
  }

  public static int switched(int i, long l, double d, String s) {
    switch (s) {
      case "one":
        return 1;
      case "four":
        long square = l * l;
        return (int) square;
      default:
        double half = d / 2;
        return (int) half;
    }
  }

  public static String captured(int i, long l, double d, String s) throws Exception {
    Callable<String> later = () -> s + i + l + d;
    return later.call();
  }

  public static Object branches(int i, long l, double d, String s) {
    Object result;
    if (i > 2) {
      long wide = l + 1;
      result = wide;
    } else {
      String narrow = s;
      result = narrow;
    }
    for (Object each : new Object[] {result, d}) {
      if (each instanceof Double number && number > 100) {
        return number;
      }
    }
    return result;
  }

  public Bodies self(int i, long l, double d, String s) {
    return i > 100 ? null : this;
  }
}
