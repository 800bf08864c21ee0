// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Something to wait for of which there is none left, for tests of who gets the next. */
abstract class Contended {
  /** Waits for one, and says what it got. */
  abstract String await(String who);

  /** Lets one have one. */
  abstract void grant();

  /** Whether one is left that nobody got. */
  abstract boolean isLeft();

  static List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    kinds.add(new Kind("lock", () -> new OfLock(new AsyncLock())));
    kinds.add(new Kind("semaphore", () -> new OfSemaphore(new AsyncSemaphore(2))));
    kinds.add(new Kind("limiter", () -> new OfLimiter(new CapacityLimiter(1))));
    kinds.add(new Kind("limiter total", () -> new OfTotal(new CapacityLimiter(0))));
    kinds.add(new Kind("condition", OfCondition::new));
    kinds.add(new Kind("queue take", () -> new OfTake(AsyncQueue.of(1))));
    kinds.add(new Kind("lifo take", () -> new OfTake(AsyncQueue.lifo(1))));
    kinds.add(
        new Kind("heap take", () -> new OfTake(AsyncQueue.priority(1, Comparator.naturalOrder()))));
    kinds.add(new Kind("queue put", OfPut::new));
    kinds.add(new Kind("channel receive", () -> new OfReceive(Channel.open(1))));
    kinds.add(new Kind("meeting receive", () -> new OfReceive(Channel.open(0))));
    kinds.add(new Kind("channel send", () -> new OfSend(Channel.open(1))));
    kinds.add(new Kind("meeting send", () -> new OfSend(Channel.open(0))));
    return kinds;
  }

  /** How to make one, on a loop. */
  record Kind(String name, Supplier<Contended> make) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Permits: whoever got one keeps it until the next is granted. */
  private abstract static class OfPermits extends Contended {
    final Deque<Permit> held = new ArrayDeque<>();

    abstract Permit acquire();

    @Override
    String await(String who) {
      held.add(acquire());
      return "permit";
    }

    @Override
    void grant() {
      held.remove().close();
    }
  }

  private static final class OfLock extends OfPermits {
    private final AsyncLock lock;

    OfLock(AsyncLock lock) {
      this.lock = lock;
      held.add(lock.acquire());
    }

    @Override
    Permit acquire() {
      return lock.acquire();
    }

    @Override
    boolean isLeft() {
      return !lock.isLocked();
    }
  }

  private static final class OfSemaphore extends OfPermits {
    private final AsyncSemaphore semaphore;

    OfSemaphore(AsyncSemaphore semaphore) {
      this.semaphore = semaphore;
      held.add(semaphore.acquire());
      held.add(semaphore.acquire());
    }

    @Override
    Permit acquire() {
      return semaphore.acquire();
    }

    @Override
    boolean isLeft() {
      return semaphore.available() > 0;
    }
  }

  private static final class OfLimiter extends OfPermits {
    private final CapacityLimiter limiter;

    OfLimiter(CapacityLimiter limiter) {
      this.limiter = limiter;
      held.add(limiter.acquire());
    }

    @Override
    Permit acquire() {
      return limiter.acquire();
    }

    @Override
    boolean isLeft() {
      return limiter.available() > 0;
    }
  }

  private static final class OfTotal extends OfPermits {
    private final CapacityLimiter limiter;

    OfTotal(CapacityLimiter limiter) {
      this.limiter = limiter;
    }

    @Override
    Permit acquire() {
      return limiter.acquire();
    }

    @Override
    boolean isLeft() {
      return limiter.available() > 0;
    }

    @Override
    void grant() {
      limiter.total(limiter.total() + 1);
    }
  }

  private static final class OfCondition extends Contended {
    private final AsyncLock lock = new AsyncLock();
    private final AsyncCondition condition = new AsyncCondition(lock);
    private int signals;

    @Override
    String await(String who) {
      try (Permit held = lock.acquire()) {
        while (signals == 0) {
          condition.await();
        }
        signals--;
        return held.toString();
      }
    }

    @Override
    void grant() {
      try (Permit held = lock.tryAcquire().orElseThrow()) {
        signals++;
        condition.signal();
        held.close();
      }
    }

    @Override
    boolean isLeft() {
      return signals > 0;
    }
  }

  private static final class OfTake extends Contended {
    private final AsyncQueue<String> queue;

    OfTake(AsyncQueue<String> queue) {
      this.queue = queue;
    }

    @Override
    String await(String who) {
      return queue.take();
    }

    @Override
    void grant() {
      queue.offer("item");
    }

    @Override
    boolean isLeft() {
      return queue.poll() != null;
    }
  }

  private static final class OfPut extends Contended {
    private final AsyncQueue<String> queue = AsyncQueue.of(1);

    OfPut() {
      queue.offer("before");
    }

    @Override
    String await(String who) {
      queue.put(who);
      return who;
    }

    @Override
    void grant() {
      queue.poll();
    }

    @Override
    boolean isLeft() {
      return queue.offer("after");
    }
  }

  private static final class OfReceive extends Contended {
    private final Channel<String> channel;

    OfReceive(Channel<String> channel) {
      this.channel = channel;
    }

    @Override
    String await(String who) {
      return channel.receiver().receive();
    }

    @Override
    void grant() {
      if (!channel.sender().offer("item")) {
        Async.spawnEager(Coroutine.action(() -> channel.sender().send("item")));
      }
    }

    @Override
    boolean isLeft() {
      return channel.receiver().poll() != null;
    }
  }

  private static final class OfSend extends Contended {
    private final Channel<String> channel;

    OfSend(Channel<String> channel) {
      this.channel = channel;
      channel.sender().offer("before");
    }

    @Override
    String await(String who) {
      channel.sender().send(who);
      return who;
    }

    @Override
    void grant() {
      if (channel.receiver().poll() == null) {
        Async.spawnEager(Coroutine.action(() -> channel.receiver().receive()));
      }
    }

    @Override
    boolean isLeft() {
      return channel.sender().offer("after");
    }
  }
}
