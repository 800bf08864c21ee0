// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

/**
 * On which kinds of loops the methods of a baseline were entered where their calls would have been
 * observed: not within a hooked call, nor in an allowed region.
 *
 * <p>Several threads may write at once without order: what one of them loses is written when the
 * method is entered next.
 */
public final class StallgateRuns {
  public static final int LIMIT = 4096;

  private static final String[][] KINDS = new String[LIMIT][];

  private StallgateRuns() {}

  /** What the method of that number calls first. Allocates once for each kind of loop. */
  public static void ran(int method) {
    StallgateLoop loop = StallgateLent.current();
    if (loop == null
        || loop.in != 0
        || loop.allowed != 0
        || loop.standing == StallgateTurns.IDLE
        || ranOn(method, loop.kind)) {
      return;
    }
    try {
      String[] known = KINDS[method];
      int length = known == null ? 0 : known.length;
      String[] more = new String[length + 1];
      for (int i = 0; i < length; i++) {
        more[i] = known[i];
      }
      more[length] = loop.kind;
      KINDS[method] = more;
    } catch (Throwable failure) {
      StallgateHooks.failures++;
    }
  }

  public static boolean ranOn(int method, String kind) {
    String[] known = KINDS[method];
    for (int i = 0; known != null && i < known.length; i++) {
      if (kind.equals(known[i])) {
        return true;
      }
    }
    return false;
  }
}
