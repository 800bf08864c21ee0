// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every order of completing a future, cancelling its waiter, its deadline and turns in between:
 * whatever comes first decides, exactly one outcome, nothing lost.
 */
class CancelOrdersTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private enum Act {
    COMPLETE,
    CANCEL,
    DEADLINE,
    TURN
  }

  /** What one waiter got to know. */
  private static final class Waiter {
    final LoopFuture<String> future = LoopFuture.create();
    final List<String> outcomes = new ArrayList<>();
    CancelScope scope;
    Task<String> task;

    Task<String> start() {
      task = Async.spawn(Coroutine.of(this::run));
      Async.yieldNow();
      return task;
    }

    private String run() {
      try {
        String got =
            CancelScope.run(
                    own -> {
                      scope = own;
                      return future.await();
                    })
                .orElse("timed out");
        outcomes.add(got);
        return got;
      } catch (CancellationException cut) {
        outcomes.add("cancelled");
        throw cut;
      }
    }

    void act(Act act) {
      switch (act) {
        case COMPLETE -> future.tryComplete("value");
        case CANCEL -> task.cancel("cancelled");
        case DEADLINE -> scope.cancel();
        case TURN -> Async.yieldNow();
      }
    }
  }

  /** All orders of all that are left, and of up to two turns between them. */
  private static void orders(List<Act> done, List<Act> left, int turns, Set<List<Act>> all) {
    if (left.isEmpty()) {
      all.add(List.copyOf(done));
    }
    for (Act each : Act.values()) {
      boolean isTurn = each == Act.TURN;
      if (isTurn ? turns > 0 : left.contains(each)) {
        List<Act> more = new ArrayList<>(done);
        more.add(each);
        List<Act> fewer = new ArrayList<>(left);
        fewer.remove(each);
        orders(more, fewer, isTurn ? turns - 1 : turns, all);
      }
    }
  }

  /** The first of the three decides; a cancel of the task beats a deadline before it runs again. */
  private static String expected(List<Act> order) {
    boolean timedOut = false;
    for (Act each : order) {
      switch (each) {
        case COMPLETE -> {
          if (!timedOut) {
            return "value";
          }
        }
        case CANCEL -> {
          return "cancelled";
        }
        case DEADLINE -> timedOut = true;
        case TURN -> {
          if (timedOut) {
            return "timed out";
          }
        }
      }
    }
    return "timed out";
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void allOrders_completeCancelDeadline_haveExactlyOneOutcome(String backend) {
    Set<List<Act>> all = new HashSet<>();
    orders(List.of(), List.of(Act.COMPLETE, Act.CANCEL, Act.DEADLINE), 2, all);
    orders(List.of(), List.of(Act.COMPLETE, Act.CANCEL), 2, all);
    orders(List.of(), List.of(Act.CANCEL, Act.DEADLINE), 2, all);
    orders(List.of(), List.of(Act.COMPLETE, Act.DEADLINE), 2, all);
    assertThat(all).hasSizeGreaterThan(100);
    Backends.runAction(
        backend,
        () -> {
          for (List<Act> order : all) {
            Waiter waiter = new Waiter();
            Task<String> task = waiter.start();
            order.forEach(waiter::act);
            Async.gatherOutcomes(List.of(task));
            assertThat(waiter.outcomes).as("%s", order).containsExactly(expected(order));
            assertThat(task.isCancelled()).isEqualTo(expected(order).equals("cancelled"));
          }
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void allOrders_ofTimersAtOneTime_haveExactlyOneOutcome(String backend) {
    Set<List<Act>> all = new HashSet<>();
    orders(List.of(), List.of(Act.COMPLETE, Act.CANCEL, Act.DEADLINE), 0, all);
    EventLoop.builder()
        .backend(backend)
        .clock(HandClock.jumping())
        .run(
            Coroutine.action(
                () -> {
                  for (List<Act> order : all) {
                    byTimers(order);
                  }
                }));
  }

  /** The deadline is a timer that acts when it is due, the others' callbacks run right after. */
  private static void byTimers(List<Act> order) {
    EventLoop loop = EventLoop.current();
    LoopFuture<String> future = LoopFuture.create();
    List<String> outcomes = new ArrayList<>();
    long at = loop.nanoTime() + 1_000;
    List<Task<String>> tasks = new ArrayList<>();
    for (Act each : order) {
      switch (each) {
        case COMPLETE -> loop.callAt(at, () -> future.tryComplete("value"));
        case CANCEL -> loop.callAt(at, () -> tasks.get(0).cancel());
        default -> {
          tasks.add(Async.spawn(Coroutine.of(() -> timed(future, outcomes))));
          Async.yieldNow();
        }
      }
    }
    Async.gatherOutcomes(tasks);
    assertThat(outcomes).as("%s", order).hasSize(1);
    int deadline = order.indexOf(Act.DEADLINE);
    boolean cancelFirst = order.indexOf(Act.CANCEL) < deadline;
    assertThat(outcomes.get(0)).as("%s", order).isEqualTo(cancelFirst ? "cancelled" : "timed out");
  }

  private static String timed(LoopFuture<String> future, List<String> outcomes) {
    try {
      outcomes.add(Async.timeout(Duration.ofNanos(1_000), future::await));
    } catch (TimeoutException out) {
      outcomes.add("timed out");
    } catch (CancellationException cut) {
      outcomes.add("cancelled");
      throw cut;
    }
    return outcomes.get(0);
  }
}
