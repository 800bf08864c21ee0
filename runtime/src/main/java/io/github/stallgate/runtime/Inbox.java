// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import io.github.stallgate.runtime.fiber.Claim;
import io.github.stallgate.runtime.fiber.Fiber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * What other threads send to a loop.
 *
 * <p>Guarantees: (1) What one thread sends comes out in its order. (2) What was sent ends a wait of
 * the loop, see {@link Poller}. (3) Nothing is sent in vain: the closing thread sets {@code closed}
 * and then empties the inbox; who sends adds and then looks at {@code closed}. So each item is
 * either found by the closing thread or taken back by its sender. (4) A fiber or a virtual thread
 * that a JDK wait of its own has woken goes on even after the loop was closed, elsewhere. (5) No
 * item stays behind because {@code hasNew} is clear: who sends adds, then looks at it and sets it
 * unless it is set; the loop clears it, then takes. Who found it set did so before the loop cleared
 * it, and had added before that.
 */
final class Inbox {
  /** For JDK waits that end after their loop was closed. */
  private static final Executor AFTERWARDS =
      Executors.newCachedThreadPool(
          runnable -> {
            Thread thread = new Thread(runnable, "stallgate-closed-loop");
            thread.setDaemon(true);
            return thread;
          });

  /** So many have their turn at once, lest threads that send without end hold the loop for ever. */
  private static final int MOST_A_TURN = 10_000;

  private final ConcurrentLinkedQueue<Object> items = new ConcurrentLinkedQueue<>();
  private final Poller poller;

  /** Set after each addition, cleared before the loop takes: most turns find nothing new. */
  private volatile boolean hasNew;

  private volatile boolean closed;

  Inbox(Poller poller) {
    this.poller = poller;
  }

  /** A virtual thread that was started within a coroutine, and wants to go on. */
  private record Foreign(Runnable continuation) implements Runnable {
    @Override
    public void run() {
      continuation.run();
    }
  }

  /**
   * For a later turn. Any thread.
   *
   * @return false if the loop was closed before
   */
  boolean send(Object item) {
    items.add(item);
    if (!hasNew) {
      hasNew = true;
    }
    poller.wake();
    return !(closed && items.remove(item));
  }

  /** The same, elsewhere if the loop was closed. */
  void sendStray(Fiber fiber) {
    if (closed || !send(fiber)) {
      afterwards(fiber);
    }
  }

  /** The same. */
  void sendForeign(Runnable continuation) {
    Foreign item = new Foreign(continuation);
    if (closed || !send(item)) {
      afterwards(item);
    }
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** The threads that wait to have the loop again. Any thread. */
  List<Thread> waiting() {
    List<Thread> threads = new ArrayList<>();
    for (Object each : items) {
      if (each instanceof Fiber fiber) {
        threads.add(fiber.thread());
      } else if (each instanceof Claim claim && claim.isOfFiber()) {
        threads.add(claim.thread());
      }
    }
    return threads;
  }

  boolean isClosed() {
    return closed;
  }

  /** On the loop; what is too much for one turn stays. */
  void moveTo(ReadyQueue ready) {
    if (!hasNew) {
      return;
    }
    hasNew = false;
    for (int i = 0; i < MOST_A_TURN; i++) {
      Object each = items.poll();
      if (each == null) {
        return;
      }
      ready.add(each);
    }
    hasNew = true;
  }

  /** On the loop's own thread; with it goes what is ready and will not be run any more. */
  void close(ReadyQueue ready) {
    closed = true;
    while (ready.size() > 0) {
      afterwards(ready.poll());
    }
    for (Object each = items.poll(); each != null; each = items.poll()) {
      afterwards(each);
    }
  }

  private static void afterwards(Object item) {
    if (item instanceof Fiber fiber) {
      AFTERWARDS.execute(fiber::resumeStray);
    } else if (item instanceof Foreign foreign) {
      AFTERWARDS.execute(foreign);
    } else if (item instanceof Submission<?> submission) {
      submission.refuse();
    }
  }
}
