// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import java.io.Serializable;
import java.util.concurrent.Callable;

/** Monitors of all the kinds that javac writes; each call proves that the monitor is held. */
public class Monitors implements Callable<String> {
  private static final Object LOCK = new Object();

  @Override
  public String call() throws Exception {
    StringBuilder text = new StringBuilder();
    synchronized (LOCK) {
      text.append(Thread.holdsLock(LOCK));
      synchronized (this) {
        text.append(' ').append(method(1, 2L, 3.0));
      }
    }
    text.append(' ').append(statically("a")).append(' ').append(failing());
    return text.append(' ').append(Thread.holdsLock(this) || Thread.holdsLock(LOCK)).toString();
  }

  synchronized double method(int one, long two, double three) {
    for (int i = 0; i < 2; i++) {
      if (i == one) {
        return Thread.holdsLock(this) ? one + two + three : -1;
      }
    }
    return 0;
  }

  private static synchronized String statically(String text) {
    return text + Thread.holdsLock(Monitors.class);
  }

  private String failing() {
    try {
      fail();
      return "no";
    } catch (IllegalStateException expected) {
      return expected.getMessage() + Thread.holdsLock(this);
    }
  }

  private synchronized void fail() {
    throw new IllegalStateException("held " + Thread.holdsLock(this) + ", then ");
  }

  /** Its number depends on the method's modifiers. */
  public static class Written implements Serializable {
    public synchronized void method() {}
  }

  /** Has its own. */
  public static class Numbered implements Serializable {
    private static final long serialVersionUID = 1;

    public synchronized void method() {}
  }
}
