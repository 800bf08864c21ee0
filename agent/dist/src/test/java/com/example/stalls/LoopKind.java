// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The kinds of real loops that applications are run on. */
public enum LoopKind {
  NETTY_NIO(() -> new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()).next()),
  NETTY_EPOLL(() -> new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory()).next()),
  NETTY_EXECUTOR(DefaultEventExecutor::new),
  REACTOR_PARALLEL(() -> reactor.core.scheduler.Schedulers.parallel().createWorker()::schedule),
  RXJAVA_COMPUTATION(() -> Schedulers.computation().createWorker()::schedule);

  private final Supplier<Executor> starter;

  LoopKind(Supplier<Executor> starter) {
    this.starter = starter;
  }

  /** Whether this machine can run it. */
  public boolean isAvailable() {
    return this != NETTY_EPOLL || Epoll.isAvailable();
  }

  /** A loop of one thread, which runs what it is given. */
  public Executor start() {
    return starter.get();
  }
}
