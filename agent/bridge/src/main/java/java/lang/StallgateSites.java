// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.SyncFailedException;

/**
 * Stand-ins for natives that have no Java method to rewrite: on JDK 17 the call sites of
 * application classes call these instead. Each does what it stands for, between an enter and an
 * exit.
 */
public final class StallgateSites {
  /** Ids of the hooks below; set before the first class is rewritten. */
  public static int sleep;

  public static int await;
  public static int collect;
  public static int sync;
  public static int length;
  public static int setLength;

  private StallgateSites() {}

  public static void sleep(long millis) throws InterruptedException {
    StallgateLoop loop = StallgateHooks.enterSleep(sleep, millis);
    if (loop == null) {
      Thread.sleep(millis);
      return;
    }
    try {
      Thread.sleep(millis);
    } finally {
      StallgateHooks.exit(loop, sleep, null);
    }
  }

  public static void await(Object monitor, long millis) throws InterruptedException {
    StallgateLoop loop = StallgateHooks.enter(await, monitor);
    if (loop == null) {
      monitor.wait(millis);
      return;
    }
    try {
      monitor.wait(millis);
    } finally {
      StallgateHooks.exit(loop, await, monitor);
    }
  }

  public static void collect(Runtime runtime) {
    StallgateLoop loop = StallgateHooks.enter(collect, runtime);
    if (loop == null) {
      runtime.gc();
      return;
    }
    try {
      runtime.gc();
    } finally {
      StallgateHooks.exit(loop, collect, runtime);
    }
  }

  public static void sync(FileDescriptor descriptor) throws SyncFailedException {
    StallgateLoop loop = StallgateHooks.enter(sync, descriptor);
    if (loop == null) {
      descriptor.sync();
      return;
    }
    try {
      descriptor.sync();
    } finally {
      StallgateHooks.exit(loop, sync, descriptor);
    }
  }

  public static long length(RandomAccessFile file) throws IOException {
    StallgateLoop loop = StallgateHooks.enter(length, file);
    if (loop == null) {
      return file.length();
    }
    try {
      return file.length();
    } finally {
      StallgateHooks.exit(loop, length, file);
    }
  }

  public static void setLength(RandomAccessFile file, long length) throws IOException {
    StallgateLoop loop = StallgateHooks.enter(setLength, file);
    if (loop == null) {
      file.setLength(length);
      return;
    }
    try {
      file.setLength(length);
    } finally {
      StallgateHooks.exit(loop, setLength, file);
    }
  }
}
