// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import jdk.internal.misc.Unsafe;

/**
 * What rewritten methods call: {@code enter} first, {@code exit} last.
 *
 * <p>Off a loop, enter is one table look-up. On a loop, the outermost hook wins: while it runs,
 * inner ones return null at once, so that one call of the application is one observation.
 *
 * <p>Nothing here may allocate below a hook's minimum, lock, log, use a lambda, or touch a class
 * that is not initialised before the first rewritten method runs.
 *
 * <p>Why the token is the loop and not a number: when the stack overflows inside a hook, the exit
 * may never get to run. The rewritten method's exception handler then clears {@link
 * StallgateLoop#in} by itself, with one instruction that needs no frame, and the hooks of this loop
 * stay alive.
 */
public final class StallgateHooks {
  /** Timed always. */
  public static final byte TIMED = 0;

  /** Timed if the receiver is a channel in blocking mode. */
  public static final byte CHANNEL = 1;

  /** Timed unless the receiver is the loop's own selector. */
  public static final byte SELECT = 2;

  /** Never timed; keeps the hooks below it silent. */
  public static final byte QUIET = 3;

  /** Timed, and asked what the stream is. */
  public static final byte STREAM = 4;

  /** Never timed; asked about before it begins, unless the receiver is done already. */
  public static final byte ENTRY = 5;

  /** A select that calls the application's code; like SELECT, but never the loop's idle time. */
  public static final byte CALLING_SELECT = 6;

  /** A stream of a file that was opened by name. */
  public static final byte FILE = 0;

  /** Standard input, output or error. */
  public static final byte CONSOLE = 1;

  /** A stream made from a descriptor: a child process's. */
  public static final byte PIPE = 2;

  public static final int LIMIT = 8192;

  /** By hook id. */
  public static final byte[] KINDS = new byte[LIMIT];

  /** By hook id: nanoseconds that a call must last to be observed. */
  public static final long[] MINIMUMS = new long[LIMIT];

  /** By hook id: a virtual thread that calls keeps its carrier, as a rule. */
  public static final boolean[] KEEPS_CARRIER = new boolean[LIMIT];

  /** By hook id: ask the sink before the call. */
  public static final boolean[] VETOED = new boolean[LIMIT];

  public static volatile StallgateSink sink;

  /** Failures inside hooks; read by the reporter. */
  public static int failures;

  private static final Unsafe UNSAFE = Unsafe.getUnsafe();
  private static final long INPUT_PATH = UNSAFE.objectFieldOffset(FileInputStream.class, "path");
  private static final long OUTPUT_PATH = UNSAFE.objectFieldOffset(FileOutputStream.class, "path");

  /** Where a virtual thread keeps its carrier; 0 if not looked for yet, negative if unknown. */
  private static long carrierOffset;

  private StallgateHooks() {}

  public static StallgateLoop enter(int hook, Object receiver) {
    StallgateLoop loop = StallgateTable.current();
    if (loop == null) {
      return StallgateLent.any && KEEPS_CARRIER[hook] ? enterLent(hook, receiver) : null;
    }
    return enterOnLoop(loop, hook, receiver);
  }

  /**
   * The same within a region.
   *
   * @param region the loop whose region it is; null if there is none
   */
  public static StallgateLoop enterWithin(int hook, Object receiver, StallgateLoop region) {
    return region == null ? enter(hook, receiver) : enterOnLoop(region, hook, receiver);
  }

  /** A call of a virtual thread, which holds the loop whose thread it is on, if it is on one. */
  private static StallgateLoop enterLent(int hook, Object receiver) {
    StallgateLoop loop = StallgateLent.lender();
    return loop == null ? null : enterOnLoop(loop, hook, receiver);
  }

  /** Sleeps: a sleep of zero gives way and comes back, it does not block. */
  public static StallgateLoop enterSleep(int hook, long amount) {
    StallgateLoop loop = StallgateTable.current();
    if (loop == null || amount <= 0) {
      return null;
    }
    return enterOnLoop(loop, hook, null);
  }

  /**
   * A park that keeps the carrier waiting: that is the carrier's loop, though the current thread is
   * the virtual one. It can't leave the carrier meanwhile, so the loop is its own.
   */
  public static StallgateLoop enterPinned(int hook, Object virtualThread) {
    Thread carrier = carrierOf(virtualThread);
    StallgateLoop loop = carrier == null ? null : StallgateTable.find(carrier);
    return loop == null ? null : enterOnLoop(loop, hook, null);
  }

  /** Null if it has none now, or if that can't be known. */
  static Thread carrierOf(Object virtualThread) {
    long offset = carrierOffset;
    if (offset == 0) {
      offset = findCarrier(virtualThread);
      carrierOffset = offset;
    }
    return offset < 0 ? null : (Thread) UNSAFE.getReference(virtualThread, offset);
  }

  private static long findCarrier(Object virtualThread) {
    try {
      return UNSAFE.objectFieldOffset(virtualThread.getClass(), "carrierThread");
    } catch (Throwable renamed) {
      failures++;
      return -1;
    }
  }

  public static long nanosOf(Duration duration) {
    if (duration == null || duration.isNegative() || duration.isZero()) {
      return 0;
    }
    return 1;
  }

  public static void exit(StallgateLoop loop, int hook, Object receiver) {
    if (loop.lends && !StallgateLent.isHere(loop)) {
      exitElsewhere();
      return;
    }
    if (loop.standing == StallgateTurns.IDLE) {
      loop.in = 0;
      StallgateTurns.busy(loop);
      return;
    }
    if (loop.lends && loop.began == 0) {
      loop.in = 0;
      return;
    }
    try {
      loop.in = hook + 1;
      long nanos = System.nanoTime() - loop.began;
      if (nanos >= MINIMUMS[hook]) {
        StallgateSink to = sink;
        if (to != null) {
          to.observe(loop, hook, nanos, receiver);
        }
      }
    } catch (Throwable failure) {
      failures++;
    } finally {
      loop.in = 0;
    }
  }

  /** The virtual thread has moved to another thread of its loop meanwhile, so it was not timed. */
  private static void exitElsewhere() {
    StallgateLoop now = StallgateLent.current();
    if (now != null) {
      now.in = 0;
    }
  }

  /** The begin of an allowed region; null off a loop. */
  public static StallgateLoop allow() {
    StallgateLoop loop = StallgateLent.current();
    if (loop != null) {
      loop.allowed++;
    }
    return loop;
  }

  public static void disallow(StallgateLoop loop) {
    StallgateLoop now = loop != null && loop.lends ? StallgateLent.current() : loop;
    if (now != null && now.allowed > 0) {
      now.allowed--;
    }
  }

  private static StallgateLoop enterOnLoop(StallgateLoop loop, int hook, Object receiver) {
    if (loop.in != 0 || loop.standing == StallgateTurns.IDLE) {
      return null;
    }
    if (loop.allowed != 0) {
      loop.silenced++;
      return null;
    }
    try {
      loop.in = hook + 1;
      loop.hook = hook;
      loop.regions = 0;
      byte kind = KINDS[hook];
      if (kind == SELECT && receiver == loop.selector) {
        StallgateTurns.idle();
        return loop;
      }
      if (harmless(loop, kind, receiver)) {
        loop.in = 0;
        return null;
      }
      if (VETOED[hook] && !loop.inRegion) {
        veto(loop, hook);
      }
      if (kind == ENTRY) {
        loop.in = 0;
        return null;
      }
      loop.began = System.nanoTime();
      return loop;
    } catch (StallgateError refused) {
      loop.in = 0;
      throw refused;
    } catch (Throwable failure) {
      loop.in = 0;
      return null;
    }
  }

  private static boolean harmless(StallgateLoop loop, byte kind, Object receiver)
      throws IOException {
    if (kind == CHANNEL) {
      return !((SelectableChannel) receiver).isBlocking();
    }
    if (kind == CALLING_SELECT) {
      return receiver == loop.selector;
    }
    if (kind == ENTRY) {
      return isDone(receiver);
    }
    if (kind == STREAM) {
      loop.stream = streamOf(receiver);
    }
    return false;
  }

  private static boolean isDone(Object receiver) {
    return receiver instanceof Future
        ? ((Future<?>) receiver).isDone()
        : ((CountDownLatch) receiver).getCount() == 0;
  }

  private static byte streamOf(Object stream) throws IOException {
    if (stream instanceof FileOutputStream) {
      FileDescriptor descriptor = ((FileOutputStream) stream).getFD();
      if (descriptor == FileDescriptor.out || descriptor == FileDescriptor.err) {
        return CONSOLE;
      }
      return UNSAFE.getReference(stream, OUTPUT_PATH) == null ? PIPE : FILE;
    }
    if (stream instanceof FileInputStream) {
      if (((FileInputStream) stream).getFD() == FileDescriptor.in) {
        return CONSOLE;
      }
      return UNSAFE.getReference(stream, INPUT_PATH) == null ? PIPE : FILE;
    }
    return FILE;
  }

  private static void veto(StallgateLoop loop, int hook) {
    StallgateSink to = sink;
    if (to != null) {
      to.veto(loop, hook);
    }
  }
}
