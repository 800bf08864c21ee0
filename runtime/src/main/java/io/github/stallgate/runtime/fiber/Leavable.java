// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.util.Set;

/**
 * Whether a loop may go on while code of it blocks that did not ask for that. Not where the code
 * holds what others of the loop will wait for, and wait so that the loop can't be taken from them:
 * a class that it loads or initialises. And not in the runtime's own code, which has the loop for
 * itself. Such a call holds its loop, as it does without regions.
 */
final class Leavable {
  private static final String FIBERS = Leavable.class.getPackageName();
  private static final String RUNTIME = FIBERS.substring(0, FIBERS.lastIndexOf('.') + 1);
  private static final Set<String> METHODS = Set.of("<clinit>", "loadClass", "findClass");
  private static final String[] JDK = {"java.", "javax.", "jdk.", "sun.", "com.sun."};

  private Leavable() {}

  /** The thread blocks just now. The timekeeper, some tens of microseconds for each hand-over. */
  static boolean isSo(Thread blocked) {
    boolean isJdk = true;
    for (StackTraceElement frame : blocked.getStackTrace()) {
      String type = frame.getClassName();
      if (isJdk && !isOfJdk(type)) {
        isJdk = false;
        if (type.startsWith(RUNTIME)) {
          return false;
        }
      }
      if (METHODS.contains(frame.getMethodName()) || type.startsWith("jdk.internal.loader.")) {
        return false;
      }
    }
    return !(blocked instanceof ThreadFiber.FiberThread) || Timekeeper.guard().test(blocked);
  }

  private static boolean isOfJdk(String type) {
    for (String each : JDK) {
      if (type.startsWith(each)) {
        return true;
      }
    }
    return false;
  }
}
