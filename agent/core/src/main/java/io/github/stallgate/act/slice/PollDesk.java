// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.act.slice;

import io.github.stallgate.instrument.Polls;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks threads to give way, and arms the polls that they will pass. On a thread of its own: with
 * the Serial and the Parallel collector both a stack and an arming may have to wait until a counted
 * loop has ended.
 */
final class PollDesk implements Runnable {
  private static final int MOST_WISHES = 64;
  private static final int MOST_FRAMES = 16;
  private static final long MILLI = 1_000_000;

  /** A thread that passes an armed poll has answered by then. */
  private static final long ANSWER_NANOS = MILLI;

  /** If it has not answered by then, it is somewhere else now. */
  private static final long LOOK_AGAIN_NANOS = 50 * MILLI;

  /** It passes no poll, or must not give way where it does. */
  private static final long PATIENCE_NANOS = 500 * MILLI;

  private static final long REST_NANOS = 1_000 * MILLI;
  private static final long ATTEND_NANOS = 1_000 * MILLI;

  private final ArrayBlockingQueue<Runnable> wishes = new ArrayBlockingQueue<>(MOST_WISHES);
  private final Map<Thread, Question> open = new IdentityHashMap<>();
  private final Episodes episodes = new Episodes(StallgatePolls.SHARDS);
  private final Polls polls;
  private final Consumer<String> log;

  /** One thread that was asked. */
  private static final class Question {
    final long began;
    long due;
    int looks;
    boolean withdrawn;

    Question(long began, long due) {
      this.began = began;
      this.due = due;
    }
  }

  PollDesk(Polls polls, Consumer<String> log) {
    this.polls = polls;
    this.log = log;
  }

  /** Has the thread give way soon, if it can. Returns at once; any thread. */
  void ask(Thread thread, Runnable way) {
    wishes.offer(() -> take(thread, way));
  }

  /** Says what is not done. Returns at once; any thread. */
  void tell(String line) {
    wishes.offer(() -> log.accept(line));
  }

  @Override
  public void run() {
    while (true) {
      try {
        Runnable wish = wishes.poll(untilDue(System.nanoTime()), TimeUnit.NANOSECONDS);
        if (wish != null) {
          wish.run();
        }
        attend(System.nanoTime());
      } catch (InterruptedException notOurs) {
        // A thread group was interrupted; there is nothing here to be given up.
      } catch (Throwable failure) {
        log.accept("a thread that computes could not be asked to give way: " + failure);
      }
    }
  }

  private void take(Thread thread, Runnable way) {
    long now = System.nanoTime();
    episodes.asked(now);
    Question known = open.get(thread);
    if (known != null && (known.withdrawn || StallgatePolls.isAsked(thread))) {
      return;
    }
    if (StallgatePolls.ask(thread, way)) {
      open.put(thread, new Question(now, episodes.isAny() ? now + ANSWER_NANOS : now));
    }
  }

  private long untilDue(long now) {
    long wait = open.isEmpty() && !episodes.isAny() ? Long.MAX_VALUE : ATTEND_NANOS;
    for (Question question : open.values()) {
      wait = Math.min(wait, question.due - now);
    }
    return wait;
  }

  private void attend(long now) {
    Iterator<Map.Entry<Thread, Question>> each = open.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<Thread, Question> next = each.next();
      if (now - next.getValue().due >= 0 && !goOn(next.getKey(), next.getValue(), now)) {
        each.remove();
      }
    }
    for (int shard : episodes.end(now)) {
      StallgatePolls.disarm(shard);
    }
  }

  /** False if the question is done with. */
  private boolean goOn(Thread thread, Question question, long now) {
    if (question.withdrawn || !StallgatePolls.isAsked(thread)) {
      return false;
    }
    if (now - question.began >= PATIENCE_NANOS) {
      question.withdrawn = StallgatePolls.withdraw(thread);
      question.due = now + REST_NANOS;
      return question.withdrawn;
    }
    arm(thread, question.looks++ > 0);
    question.due = System.nanoTime() + LOOK_AGAIN_NANOS;
    return true;
  }

  /**
   * Arms what the thread may pass soon.
   *
   * @param all everything, if nothing on its stack has polls
   */
  private void arm(Thread thread, boolean all) {
    Set<Integer> shards = shardsOn(List.of(thread.getStackTrace()));
    for (int shard = 0; shard < StallgatePolls.SHARDS; shard++) {
      boolean wanted = shards.contains(shard) || all && shards.isEmpty() && polls.isUsed(shard);
      if (wanted && episodes.begin(shard)) {
        StallgatePolls.arm(shard);
      }
    }
  }

  private Set<Integer> shardsOn(List<StackTraceElement> stack) {
    Set<Integer> shards = new HashSet<>();
    int frames = 0;
    for (StackTraceElement frame : stack) {
      int shard = polls.shardOf(frame.getClassName());
      if (shard >= 0 && frames++ < MOST_FRAMES) {
        shards.add(shard);
      }
    }
    return shards;
  }
}
