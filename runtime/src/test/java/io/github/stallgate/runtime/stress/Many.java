// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.stress;

import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.LoopFuture;
import io.github.stallgate.runtime.Task;
import java.util.ArrayList;
import java.util.List;

/** Very many coroutines in a JVM of 512 MB: {@code Many BACKEND CREATED PARKED}. */
public final class Many {
  private static int ran;

  private Many() {}

  /** Prints how many ran and how many were parked at once. */
  public static void main(String[] arguments) {
    int created = Integer.parseInt(arguments[1]);
    int parked = Integer.parseInt(arguments[2]);
    EventLoop.builder()
        .backend(arguments[0])
        .run(
            Coroutine.action(
                () -> {
                  create(created);
                  park(parked);
                }));
  }

  /** All are there before the first of them runs. */
  private static void create(int count) {
    Task<Integer> last = null;
    for (int i = 0; i < count; i++) {
      last = Async.spawn(Coroutine.of(() -> ran++));
    }
    last.await();
    System.out.println("ran " + ran);
  }

  private static void park(int count) {
    LoopFuture<Void> gate = LoopFuture.create();
    List<Task<Void>> waiting = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      waiting.add(Async.spawn(Coroutine.action(gate::await)));
    }
    Async.yieldNow();
    long parked = waiting.stream().filter(each -> each.state() == Task.State.WAITING).count();
    System.out.println("parked " + parked);
    gate.complete(null);
    Async.gather(waiting);
    System.out.println("went on " + waiting.stream().filter(Task::isDone).count());
  }
}
