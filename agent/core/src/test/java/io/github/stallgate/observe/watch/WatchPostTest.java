// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.instrument.HookTable;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchPostTest {
  private static final long PATIENCE_MILLIS = 30_000;

  private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
  private final CountDownLatch needed = new CountDownLatch(1);
  private RuntimeException failure;
  private final WatchPost post =
      new WatchPost(new HookTable(), new WatchLimits(1, 1, 1, 1, 1), new Listener());

  private final class Listener implements WatchPost.Listener {
    @Override
    public void advise(String line) {}

    @Override
    public void needed() {
      needed.countDown();
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public void seen(Object what) {}

    @Override
    public void failed(String what, Throwable why) {
      failures.add(what + ": " + why.getMessage());
    }
  }

  @Test
  void run_noLoopAppears_makesNoWatchdog() {
    post.start();
    post.stop(PATIENCE_MILLIS);
    assertThat(post.watchdog()).isNull();
    assertThat(needed.getCount()).isEqualTo(1);
  }

  @Test
  void watch_firstLoop_makesTheWatchdogThatWatchesIt() throws Exception {
    post.start();
    StallgateLoop loop = new StallgateLoop(new Thread("l"), "netty", "netty:l");
    post.watch(loop);
    assertThat(post.awaitWatchdog()).isNotNull();
    while (post.watchdog().lag(loop) == null) {
      Thread.onSpinWait();
    }
    assertThat(post.forget(loop)).isNotNull();
    post.stop(PATIENCE_MILLIS);
    assertThat(failures).isEmpty();
  }

  @Test
  void watch_watchdogCanNotBeMade_saysSoAndKeepsNothing() throws Exception {
    failure = new IllegalStateException("planned");
    post.start();
    post.herald();
    assertThat(post.awaitWatchdog()).isNull();
    assertThat(failures.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
        .isEqualTo("no watchdog, only calls are found: planned");
    StallgateLoop loop = new StallgateLoop(new Thread("l"), "netty", "netty:l");
    post.watch(loop);
    post.forget(loop);
    assertThat(post.newcomer()).isNull();
    assertThat(post.departed()).isNull();
    post.stop(PATIENCE_MILLIS);
  }

  @Test
  void stop_loopsAreStillWatched_theirLagCanBeAskedFor() {
    post.start();
    StallgateLoop loop = new StallgateLoop(new Thread("l"), "netty", "netty:l");
    post.watch(loop);
    post.awaitWatchdog();
    while (post.watchdog().lag(loop) == null) {
      Thread.onSpinWait();
    }
    post.stop(PATIENCE_MILLIS);
    assertThat(post.watchdog().lag(loop)).isNotNull();
  }
}
