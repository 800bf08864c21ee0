// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * So many permits, lent first come, first served: what locks, semaphores and limiters are made of.
 *
 * <p>Whoever waits does so because all are lent: a permit that comes back is lent on before anybody
 * else can ask for it, so nobody overtakes.
 */
final class PermitPool {
  private final Home home;
  private final WaitLine<Permit, Permit> line;

  /** Who has which, where a task may have one only; else null. */
  private final Map<Task<?>, Permit> holders;

  private int total;
  private int lent;

  PermitPool(String what, int total, boolean isOneEach) {
    this.home = new Home(what);
    this.line = new WaitLine<>(what + ".acquire");
    this.total = total;
    this.holders = isOneEach ? new LinkedHashMap<>() : null;
  }

  Home home() {
    return home;
  }

  Permit acquire() {
    Task<?> task = home.task(line);
    refuseSecond(task);
    Permit permit = new Permit(this, task);
    return lent < total ? lend(permit) : line.await(task, permit);
  }

  /** One that is free; null if there is none. */
  Permit tryAcquire() {
    Task<?> task = home.enter().scheduler().current();
    refuseSecond(task);
    return lent < total ? lend(new Permit(this, task)) : null;
  }

  private void refuseSecond(Task<?> task) {
    if (holders != null && task != null && holders.containsKey(task)) {
      throw new IllegalStateException(
          task
              + " has a permit of this "
              + home
              + " already, and would wait for itself; close() that one first, or pass it on to the"
              + " code that needs it");
    }
  }

  private Permit lend(Permit permit) {
    lent++;
    permit.isParked = false;
    if (holders != null) {
      holders.put(permit.holder, permit);
    }
    return permit;
  }

  private void takeBack(Permit permit) {
    lent--;
    if (holders != null) {
      holders.remove(permit.holder);
    }
    serve();
  }

  private void serve() {
    while (lent < total && !line.isEmpty()) {
      Waiter<Permit, Permit> next = line.poll();
      next.tryComplete(lend(next.brings));
    }
  }

  void close(Permit permit) {
    home.enter();
    if (permit.isParked) {
      throw new IllegalStateException(
          "can't close "
              + permit
              + ": its holder waits for a condition and will need it; close it after await()");
    }
    if (!permit.isClosed) {
      permit.isClosed = true;
      takeBack(permit);
    }
  }

  /** What the current code holds, where a task may have one only; null if nothing. */
  Permit held() {
    return holders.get(home.enter().scheduler().current());
  }

  /** Its holder gives it up for a while. */
  void park(Permit permit) {
    permit.isParked = true;
    takeBack(permit);
  }

  /** It wants it again: a place at the end of the line, which may be served at once. */
  LoopFuture<Permit> reclaim(Permit permit) {
    Waiter<Permit, Permit> place = line.join(home.enter(), permit);
    serve();
    return place;
  }

  int total() {
    return total;
  }

  void total(int changed) {
    home.enter();
    total = changed;
    serve();
  }

  int lent() {
    home.enter();
    return lent;
  }

  int waiting() {
    home.enter();
    return line.size();
  }

  List<Task<?>> borrowers() {
    home.enter();
    return List.copyOf(holders.keySet());
  }

  /** What it is, and how much is left of it. */
  @Override
  public String toString() {
    return home + "(" + lent + " of " + total + " lent, " + line.size() + " waiting)";
  }
}
