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
    StallgateLoop region = StallgateRegions.enter(sleep);
    StallgateLoop loop = StallgateHooks.enterSleep(sleep, millis);
    if (loop == null && region == null) {
      Thread.sleep(millis);
      return;
    }
    try {
      Thread.sleep(millis);
    } finally {
      end(region, loop, sleep, null);
    }
  }

  public static void await(Object monitor, long millis) throws InterruptedException {
    StallgateLoop region = StallgateRegions.enterWait(await, monitor);
    StallgateLoop loop = StallgateHooks.enter(await, monitor);
    if (loop == null && region == null) {
      monitor.wait(millis);
      return;
    }
    try {
      monitor.wait(millis);
    } finally {
      end(region, loop, await, monitor);
    }
  }

  private static void end(StallgateLoop region, StallgateLoop loop, int hook, Object receiver) {
    if (loop != null) {
      StallgateHooks.exit(loop, hook, receiver);
    }
    if (region != null) {
      StallgateRegions.leave(region);
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
    StallgateLoop region = StallgateRegions.enter(sync);
    StallgateLoop loop = StallgateHooks.enter(sync, descriptor);
    if (loop == null && region == null) {
      descriptor.sync();
      return;
    }
    try {
      descriptor.sync();
    } finally {
      end(region, loop, sync, descriptor);
    }
  }

  public static long length(RandomAccessFile file) throws IOException {
    StallgateLoop region = StallgateRegions.enter(length);
    StallgateLoop loop = StallgateHooks.enter(length, file);
    if (loop == null && region == null) {
      return file.length();
    }
    try {
      return file.length();
    } finally {
      end(region, loop, length, file);
    }
  }

  public static void setLength(RandomAccessFile file, long length) throws IOException {
    StallgateLoop region = StallgateRegions.enter(setLength);
    StallgateLoop loop = StallgateHooks.enter(setLength, file);
    if (loop == null && region == null) {
      file.setLength(length);
      return;
    }
    try {
      file.setLength(length);
    } finally {
      end(region, loop, setLength, file);
    }
  }
}
