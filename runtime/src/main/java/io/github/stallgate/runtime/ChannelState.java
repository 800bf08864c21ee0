// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * What the ends of a channel share.
 *
 * <p>An item goes straight to who waits for one, and from who waits with one straight into the room
 * that became free. So somebody waits to receive only while nothing is there, to send only while
 * there is no room, and nobody overtakes.
 */
final class ChannelState<T> {
  /** A send that waits. */
  record Offer<T>(Sender<T> by, T item) {}

  private final Home home = new Home("Channel");
  private final int capacity;
  private final Deque<T> items = new ArrayDeque<>();

  /** They get whether their item went away; if not, an end was closed. */
  private final WaitLine<Offer<T>, Boolean> sends = new WaitLine<>("Sender.send");

  /** They get an item; null because an end was closed. */
  private final WaitLine<Receiver<T>, T> receives = new WaitLine<>("Receiver.receive");

  private int senders;
  private int receivers;

  ChannelState(int capacity) {
    this.capacity = capacity;
  }

  Home home() {
    return home;
  }

  void opened(Sender<T> sender) {
    senders++;
  }

  void opened(Receiver<T> receiver) {
    receivers++;
  }

  void send(Sender<T> by, T item) {
    Task<?> task = home.task(sends);
    if (!offer(by, item) && !sends.await(task, new Offer<>(by, item))) {
      by.checkOpen();
      throw broken();
    }
  }

  boolean offer(Sender<T> by, T item) {
    Objects.requireNonNull(item, "a channel takes no null; wrap it, in an Optional say");
    by.checkOpen();
    if (receivers == 0) {
      throw broken();
    }
    if (receives.serve(item)) {
      return true;
    }
    return items.size() < capacity && items.add(item);
  }

  T receive(Receiver<T> by) {
    Task<?> task = home.task(receives);
    T item = poll(by);
    if (item == null) {
      item = receives.await(task, by);
    }
    if (item == null) {
      by.checkOpen();
      throw ended();
    }
    return item;
  }

  T poll(Receiver<T> by) {
    by.checkOpen();
    T item = items.poll();
    if (item == null) {
      item = meet();
      if (item == null && senders == 0) {
        throw ended();
      }
    } else if (items.size() < capacity) {
      T next = meet();
      if (next != null) {
        items.add(next);
      }
    }
    return item;
  }

  /** The item of who waits longest to send; null if nobody does. */
  private T meet() {
    Waiter<Offer<T>, Boolean> send = sends.poll();
    if (send == null) {
      return null;
    }
    send.tryComplete(true);
    return send.brings.item;
  }

  /** An item was received and is not wanted: it is the next again. */
  void putBack(T item) {
    if (receivers > 0 && !receives.serve(item)) {
      items.addFirst(item);
    }
  }

  void closed(Sender<T> sender) {
    senders--;
    sends.serveIf(offer -> offer.by == sender, false);
    if (senders == 0) {
      receives.serveAll(null);
    }
  }

  void closed(Receiver<T> receiver) {
    receivers--;
    receives.serveIf(by -> by == receiver, null);
    if (receivers == 0) {
      items.clear();
      sends.serveAll(false);
    }
  }

  int size() {
    home.enter();
    return items.size();
  }

  private BrokenChannelException broken() {
    return new BrokenChannelException(
        "can't send into "
            + this
            + ": all its receivers are closed; stop sending, or keep one open longer");
  }

  private EndOfChannelException ended() {
    return new EndOfChannelException(
        this + " has ended: all its senders are closed and nothing is left to receive");
  }

  @Override
  public String toString() {
    return "Channel("
        + items.size()
        + " of "
        + capacity
        + " items, "
        + senders
        + " senders, "
        + receivers
        + " receivers)";
  }
}
