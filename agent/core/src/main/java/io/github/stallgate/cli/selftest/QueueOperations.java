// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Taking from empty queues and putting into full ones. */
final class QueueOperations {

  /** An element that comes due {@link Meeting#PAUSE_MILLIS} after its creation. */
  private record Due(long atNanos) implements Delayed {
    static Due later() {
      return new Due(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Meeting.PAUSE_MILLIS));
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(atNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }

  private QueueOperations() {}

  static List<Operation> all() {
    return OperationList.reportedAs("BlockingWait")
        .on("java.util.concurrent.ArrayBlockingQueue")
        .call("take", () -> giver(new ArrayBlockingQueue<>(1)), QueueOperations::arrayTake)
        .call(
            "put",
            () -> taker(new ArrayBlockingQueue<>(1, false, List.of("full"))),
            QueueOperations::arrayPut)
        .call("poll(timeout)", QueueOperations::arrayPoll)
        .on("java.util.concurrent.LinkedBlockingQueue")
        .call("take", () -> giver(new LinkedBlockingQueue<>()), QueueOperations::linkedTake)
        .call("put", QueueOperations::fullLinked, QueueOperations::linkedPut)
        .call("poll(timeout)", QueueOperations::linkedPoll)
        .on("java.util.concurrent.LinkedBlockingDeque")
        .call("takeFirst", QueueOperations::dequeGiver, QueueOperations::dequeTake)
        .on("java.util.concurrent.PriorityBlockingQueue")
        .call("take", () -> giver(new PriorityBlockingQueue<>()), QueueOperations::priorityTake)
        .on("java.util.concurrent.SynchronousQueue")
        .call("take", () -> giver(new SynchronousQueue<>()), QueueOperations::synchronousTake)
        .call("put", () -> taker(new SynchronousQueue<>()), QueueOperations::synchronousPut)
        .call("offer(timeout)", QueueOperations::synchronousOffer)
        .on("java.util.concurrent.DelayQueue")
        .call("take", QueueOperations::delayTake)
        .on("java.util.concurrent.LinkedTransferQueue")
        .call("take", () -> giver(new LinkedTransferQueue<>()), QueueOperations::transferTake)
        .call("transfer", QueueOperations::transferTaker, QueueOperations::transfer)
        .call("poll(timeout)", QueueOperations::transferPoll)
        .toList();
  }

  private static Partner<BlockingQueue<String>> giver(BlockingQueue<String> empty)
      throws InterruptedException {
    return Partner.of(empty, queue -> queue.put("given"));
  }

  private static Partner<BlockingQueue<String>> taker(BlockingQueue<String> full)
      throws InterruptedException {
    return Partner.of(full, BlockingQueue::take);
  }

  private static Partner<BlockingQueue<String>> fullLinked() throws InterruptedException {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>(1);
    queue.add("full");
    return taker(queue);
  }

  private static Partner<LinkedBlockingDeque<String>> dequeGiver() throws InterruptedException {
    return Partner.of(new LinkedBlockingDeque<>(), deque -> deque.putLast("given"));
  }

  private static Partner<LinkedTransferQueue<String>> transferTaker() throws InterruptedException {
    return Partner.of(new LinkedTransferQueue<>(), LinkedTransferQueue::take);
  }

  static void arrayTake(Partner<BlockingQueue<String>> partner) throws InterruptedException {
    partner.meet().take();
  }

  static void arrayPut(Partner<BlockingQueue<String>> partner) throws InterruptedException {
    partner.meet().put("more");
  }

  static void arrayPoll() throws InterruptedException {
    new ArrayBlockingQueue<>(1).poll(Meeting.PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  static void linkedTake(Partner<BlockingQueue<String>> partner) throws InterruptedException {
    partner.meet().take();
  }

  static void linkedPut(Partner<BlockingQueue<String>> partner) throws InterruptedException {
    partner.meet().put("more");
  }

  static void linkedPoll() throws InterruptedException {
    new LinkedBlockingQueue<>().poll(Meeting.PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  static void dequeTake(Partner<LinkedBlockingDeque<String>> partner) throws InterruptedException {
    partner.meet().takeFirst();
  }

  static void priorityTake(Partner<BlockingQueue<String>> partner) throws InterruptedException {
    partner.meet().take();
  }

  static void synchronousTake(Partner<BlockingQueue<String>> partner) throws InterruptedException {
    partner.meet().take();
  }

  static void synchronousPut(Partner<BlockingQueue<String>> partner) throws InterruptedException {
    partner.meet().put("more");
  }

  static void synchronousOffer() throws InterruptedException {
    new SynchronousQueue<>().offer("nobody", Meeting.PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  static void delayTake() throws InterruptedException {
    DelayQueue<Due> queue = new DelayQueue<>();
    queue.add(Due.later());
    queue.take();
  }

  static void transferTake(Partner<BlockingQueue<String>> partner) throws InterruptedException {
    partner.meet().take();
  }

  static void transfer(Partner<LinkedTransferQueue<String>> partner) throws InterruptedException {
    partner.meet().transfer("handed over");
  }

  static void transferPoll() throws InterruptedException {
    new LinkedTransferQueue<>().poll(Meeting.PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }
}
