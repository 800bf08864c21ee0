// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What polls before backward jumps come to. A poll calls {@code poll()} of one of 256 generated
 * classes, the shards, whose body is one {@code invokedynamic} that is linked here. As long as
 * nobody is asked, compilers fold it to nothing. A shard that is armed looks at one number, and a
 * thread that was asked gives way.
 *
 * <p>Assumptions: (1) {@link #prepare} has ended before the first shard is linked; (2) a shard is
 * linked once, by the thread that defined it, before any other thread can reach it; (3) whoever
 * asks has armed a shard that the thread will pass, or arms it soon.
 *
 * <p>Guarantees: (1) a thread answers each question once at most; (2) what a question holds besides
 * its thread is written before that thread is, and then read and written by that thread alone until
 * it leaves; (3) {@link #OPEN} counts the questions, maybe one too many for an instant, never one
 * too few; (4) nothing is thrown into the application but the CancellationException that the way to
 * answer throws on purpose.
 */
public final class StallgatePolls {
  public static final int SHARDS = 256;

  /** How many threads can be asked at once. */
  private static final int MOST_ASKED = 16;

  /** How long a thread goes on that was asked where it must not give way. */
  private static final long LEAST_PAUSE_NANOS = 100_000;

  /** So many times what the refused look has cost, so that looks take a tenth at most. */
  private static final int PAUSE_PER_LOOK = 10;

  private static final MutableCallSite[] SITES = new MutableCallSite[SHARDS];
  private static final AtomicInteger OPEN = new AtomicInteger();
  private static final StallgateQuestion[] QUESTIONS = new StallgateQuestion[MOST_ASKED];

  static {
    for (int i = 0; i < MOST_ASKED; i++) {
      QUESTIONS[i] = new StallgateQuestion();
    }
  }

  private static MethodHandle nothing;
  private static MethodHandle check;

  private StallgatePolls() {}

  /** Before the first shard is linked; apart, because it takes milliseconds of a start. */
  public static void prepare() throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodType type = MethodType.methodType(void.class);
    nothing = lookup.findStatic(StallgatePolls.class, "nothing", type);
    check = lookup.findStatic(StallgatePolls.class, "check", type);
    StallgateGuard.prepare();
  }

  /** Bootstrap of a shard's only instruction. */
  public static CallSite link(
      MethodHandles.Lookup caller, String name, MethodType type, int shard) {
    MutableCallSite site = new MutableCallSite(nothing);
    SITES[shard] = site;
    return site;
  }

  /**
   * Has the polls of that shard look from now on whether they were asked. With collectors that
   * leave counted loops without safepoints it lasts until such a loop ends.
   */
  public static void arm(int shard) {
    set(shard, check);
  }

  /** Makes the polls of that shard free again. */
  public static void disarm(int shard) {
    set(shard, nothing);
  }

  private static void set(int shard, MethodHandle target) {
    MutableCallSite site = SITES[shard];
    if (site != null) {
      site.setTarget(target);
    }
  }

  /**
   * Asks the thread to give way at its next armed poll where it may.
   *
   * @param way how it gives way; runs on the thread, once
   * @return false if too many are asked already
   */
  public static synchronized boolean ask(Thread thread, Runnable way) {
    StallgateQuestion free = null;
    for (StallgateQuestion each : QUESTIONS) {
      Thread asked = each.thread;
      if (asked == thread) {
        return true;
      }
      free = free == null && asked == null ? each : free;
    }
    if (free == null) {
      return false;
    }
    free.way = way;
    free.next = System.nanoTime();
    OPEN.incrementAndGet();
    free.thread = thread;
    return true;
  }

  /** Whether the thread has been asked and has not answered yet. */
  public static boolean isAsked(Thread thread) {
    return of(thread) != null;
  }

  /** Asks no more; false if the thread has answered already. */
  public static synchronized boolean withdraw(Thread thread) {
    StallgateQuestion question = of(thread);
    return question != null && leave(question, thread);
  }

  private static boolean leave(StallgateQuestion question, Thread thread) {
    if (!question.leave(thread)) {
      return false;
    }
    OPEN.decrementAndGet();
    return true;
  }

  private static StallgateQuestion of(Thread thread) {
    for (int i = 0; i < MOST_ASKED; i++) {
      if (QUESTIONS[i].thread == thread) {
        return QUESTIONS[i];
      }
    }
    return null;
  }

  private static void nothing() {}

  private static void check() {
    if (OPEN.get() != 0) {
      slow();
    }
  }

  /** Any thread that passes an armed poll while somebody is asked. */
  static void slow() {
    Thread self = Thread.currentThread();
    StallgateQuestion question = of(self);
    if (question != null) {
      answer(question, self);
    }
  }

  private static void answer(StallgateQuestion question, Thread self) {
    long began = System.nanoTime();
    if (began - question.next < 0) {
      return;
    }
    if (!StallgateGuard.permits(self)) {
      long now = System.nanoTime();
      question.next = now + Math.max(LEAST_PAUSE_NANOS, (now - began) * PAUSE_PER_LOOK);
      return;
    }
    Runnable way = question.way;
    if (!leave(question, self)) {
      return;
    }
    try {
      way.run();
    } catch (CancellationException onPurpose) {
      throw onPurpose;
    } catch (Throwable failure) {
      StallgateHooks.failures++;
    }
  }
}
