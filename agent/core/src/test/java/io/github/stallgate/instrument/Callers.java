// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
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

  /** Compiled to {@code Napper.sleep}. */
  public static class Napper extends Thread {
    public static void nap() throws InterruptedException {
      sleep(1);
    }
  }

  /** A thread with a sleep of its own. */
  public static class OwnSleep extends Thread {
    public static void sleep(long millis) {}

    public static void nap() {
      sleep(1);
    }
  }

  /** A name that only looks like it. */
  public static class OwnClock {
    public static void sleep(long millis) {}

    public static void wait(long millis, String unit) {}
  }

  /** A file that overrides what has a stand-in, and calls it. */
  public static class DoubledFile extends RandomAccessFile {
    public DoubledFile(File file) throws IOException {
      super(file, "rw");
    }

    @Override
    public long length() throws IOException {
      return 2 * super.length();
    }

    @Override
    public void setLength(long length) throws IOException {
      super.setLength(length / 2);
    }
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
    byte[] written = bytes.toByteArray();
    ((Kept) new ObjectInputStream(new ByteArrayInputStream(written)).readObject()).run(1);
  }

  public static void harmlessly() throws Exception {
    Thread.sleep(0, 1);
    OwnClock.sleep(1);
    OwnClock.wait(1, "ms");
    Thread.yield();
  }
}
