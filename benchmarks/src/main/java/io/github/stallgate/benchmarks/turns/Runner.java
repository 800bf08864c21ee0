// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.turns;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultEventExecutor;
import java.util.Locale;
import java.util.concurrent.Executor;
import reactor.core.scheduler.Schedulers;

/** The loops that empty turns are raced on. */
enum Runner {
  DEFAULT_EXECUTOR("Netty DefaultEventExecutor"),
  NIO_LOOP("Netty NIO loop"),
  REACTOR_WORKER("Reactor worker");

  private final String label;

  Runner(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** The word on the command line. */
  String argument() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A new loop of one thread, which ends with the JVM. */
  Executor start() {
    return switch (this) {
      case DEFAULT_EXECUTOR -> new DefaultEventExecutor();
      case NIO_LOOP -> new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()).next();
      case REACTOR_WORKER -> Schedulers.newSingle("turns").createWorker()::schedule;
    };
  }
}
