// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Workers that do their work in rounds and are cancelled at random, one round or the whole task,
 * until so many rounds were begun; then they are left in peace. On a loop that shuffles what is
 * ready, so that a seed stands for one order of everything.
 */
final class Chaos {
  static final int ROUNDS = 3_000;

  /** What a worker does again and again; all failures but cancels end the test. */
  interface Round {
    void run() throws Exception;
  }

  /** What a test does on the loop. */
  interface Body {
    void run(Chaos chaos) throws Exception;
  }

  final Random random;
  private final List<Runnable> targets = new ArrayList<>();
  private final Set<Task<?>> workers = new LinkedHashSet<>();
  private Throwable failure;
  private int rounds;
  private int cuts;

  private Chaos(long seed) {
    this.random = new Random(seed);
  }

  static void run(String backend, long seed, Body body) {
    Chaos chaos = new Chaos(seed);
    EventLoop.builder().backend(backend).seed(seed).run(Coroutine.action(() -> body.run(chaos)));
    assertThat(chaos.cuts).as("rounds that were cut").isGreaterThan(ROUNDS / 50);
  }

  void spawn(int workers, Round round) {
    for (int i = 0; i < workers; i++) {
      spawn(round);
    }
  }

  private void spawn(Round round) {
    Task<Void> worker = Async.spawn(Coroutine.action(() -> work(round)));
    workers.add(worker);
    worker.whenDone(workers::remove);
  }

  /** Until it is over; one whose task is cancelled is replaced. */
  private void work(Round round) {
    try {
      while (rounds < ROUNDS) {
        rounds++;
        one(round);
      }
    } catch (CancellationException cut) {
      cuts++;
      if (rounds < ROUNDS) {
        spawn(round);
      }
    } catch (Throwable wrong) {
      failure = wrong;
    }
  }

  private void one(Round round) {
    Task<?> self = Task.current();
    boolean isCut =
        CancelScope.run(
                scope -> {
                  boolean whole = random.nextInt(4) == 0;
                  Runnable target = whole ? () -> self.cancel("chaos") : scope::cancel;
                  targets.add(target);
                  try {
                    round.run();
                    return true;
                  } finally {
                    targets.remove(target);
                  }
                })
            .isEmpty();
    cuts += isCut ? 1 : 0;
  }

  /** Lets others run a few times, or not at all. */
  void pause() {
    for (int i = random.nextInt(3); i > 0; i--) {
      Async.yieldNow();
    }
  }

  /** Cancels until it is over, then lets all go on that can. */
  void rage() {
    while (rounds < ROUNDS) {
      for (int i = random.nextInt(3); i > 0 && !targets.isEmpty(); i--) {
        targets.get(random.nextInt(targets.size())).run();
      }
      pause();
      Async.yieldNow();
      check();
    }
    settle();
  }

  /** Until nothing can run but this. */
  void settle() {
    EventLoop.current().keeping().allBlocked().await();
    check();
  }

  private void check() {
    if (failure != null) {
      throw Failures.passed(failure);
    }
  }

  /** How many workers still wait. */
  int waiting() {
    return workers.size();
  }
}
