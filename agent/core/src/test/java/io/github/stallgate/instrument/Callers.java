// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.io.RandomAccessFile;
import java.io.Serializable;

/** Calls, in every way there is, natives that have stand-ins on some JDKs. */
@SuppressWarnings("unused")
public class Callers {
  /** A method that may wait. */
  public interface Waiting {
    void run(long millis) throws Exception;
  }

  /** One that can be written to a stream. */
  public interface Kept extends Waiting, Serializable {}

  /** A name that only looks like it. */
  public static class OwnClock {
    public static void sleep(long millis) {}

    public static void wait(long millis, String unit) {}
  }

  public static void statically() throws Exception {
    Thread.sleep(1);
  }

  public synchronized void virtually() throws Exception {
    this.wait(1);
  }

  public synchronized void onSuper() throws Exception {
    super.wait(1);
  }

  public static void onAFile(RandomAccessFile file) throws Exception {
    file.setLength(5);
    if (file.length() != 5) {
      throw new AssertionError();
    }
  }

  public static void byReference() throws Exception {
    Waiting sleep = Thread::sleep;
    sleep.run(1);
  }

  public static void byBoundReference() throws Exception {
    Object monitor = new Object();
    Waiting wait = monitor::wait;
    synchronized (monitor) {
      wait.run(1);
    }
  }

  public static void byLambda() throws Exception {
    Waiting sleep = millis -> Thread.sleep(millis);
    sleep.run(1);
  }

  public static void byKeptReference() throws Exception {
    Kept sleep = Thread::sleep;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(sleep);
  }

  public static void harmlessly() throws Exception {
    Thread.sleep(0, 1);
    OwnClock.sleep(1);
    OwnClock.wait(1, "ms");
    Thread.yield();
  }
}
