// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Threads of one loop for what blocks: made when they are needed, never more than its limit, served
 * first come, first served. Daemons; one that had nothing to do for ten seconds ends.
 *
 * <p>All of it is touched on the loop only, so that it needs no locks: a worker that is done tells
 * the loop, which then gives the thread to who waits longest, and else keeps it, the last used on
 * top. Each kind of work has a pool of its own, so that slow files don't stand in the way of names.
 */
final class WorkerPool {
  /** What the threads are for. */
  enum Use {
    OFFLOAD("thread"),
    FILES("file"),
    NAMES("name"),
    TLS("tls"),
    PIPES("pipe"),
    PROCESSES("process");

    private final String label;

    Use(String label) {
      this.label = label;
    }

    private int limit(EventLoop loop) {
      return switch (this) {
        case OFFLOAD, FILES -> loop.offloadThreads();
        case NAMES -> 8;
        case TLS -> Math.max(2, Runtime.getRuntime().availableProcessors());
        case PIPES -> Integer.MAX_VALUE;
        case PROCESSES -> Runtime.getRuntime().availableProcessors();
      };
    }
  }

  /** The pools of one loop. */
  private static final class All {
    private final Map<Use, WorkerPool> byUse = new EnumMap<>(Use.class);
  }

  private final EventLoop loop;
  private final String threadName;
  private final int limit;
  private final Deque<WorkerCall<?>> waiting = new ArrayDeque<>();
  private final Set<WorkerCall<?>> running = new LinkedHashSet<>();
  private final Deque<WorkerThread> idle = new ArrayDeque<>();
  private long started;
  private volatile boolean isClosed;

  private WorkerPool(EventLoop loop, Use use) {
    this.loop = loop;
    this.threadName = loop.name() + "-" + use.label + "-";
    this.limit = use.limit(loop);
    loop.keeping().onClose(this::close);
  }

  /** The pool of the loop for that. On the loop. */
  static WorkerPool of(EventLoop loop, Use use) {
    return loop.keeping()
        .part(All.class, All::new)
        .byUse
        .computeIfAbsent(use, key -> new WorkerPool(loop, key));
  }

  /** What the pools of the loop do, a line each; nothing of those that do nothing. */
  static String describe(EventLoop loop) {
    StringBuilder text = new StringBuilder();
    for (WorkerPool each : loop.keeping().part(All.class, All::new).byUse.values()) {
      if (!each.running.isEmpty()) {
        text.append("  ").append(each).append('\n');
      }
    }
    return text.toString();
  }

  EventLoop loop() {
    return loop;
  }

  /** Runs it as soon as a thread may. */
  void submit(WorkerCall<?> call) {
    if (running.size() < limit) {
      begin(call);
    } else {
      waiting.add(call);
    }
  }

  /** Takes back what has not begun; false if it has. */
  boolean withdraw(WorkerCall<?> call) {
    return waiting.remove(call);
  }

  private void begin(WorkerCall<?> call) {
    running.add(call);
    for (WorkerThread each = idle.poll(); each != null; each = idle.poll()) {
      if (each.give(call)) {
        return;
      }
    }
    try {
      new WorkerThread(this, threadName + (started + 1), call).start();
      started++;
    } catch (OutOfMemoryError noThread) {
      running.remove(call);
      call.refuse(noThread);
    }
  }

  /** On the worker, which can be given another call from now on. */
  void tellBack(WorkerThread worker, WorkerCall<?> call) {
    loop.executeQuietly(() -> back(worker, call));
  }

  private void back(WorkerThread worker, WorkerCall<?> call) {
    running.remove(call);
    idle.push(worker);
    while (running.size() < limit && !waiting.isEmpty()) {
      begin(waiting.poll());
    }
    call.ended();
  }

  boolean isClosed() {
    return isClosed;
  }

  /** How many calls have a thread now. */
  int running() {
    return running.size();
  }

  /** How many calls wait for one. */
  int waiting() {
    return waiting.size();
  }

  /** How many threads it has made so far. */
  long started() {
    return started;
  }

  @Override
  public String toString() {
    return "pool "
        + threadName.substring(0, threadName.length() - 1)
        + ": "
        + running.size()
        + (limit == Integer.MAX_VALUE ? "" : " of " + limit)
        + " threads work, "
        + waiting.size()
        + " calls wait for one";
  }

  /** No task needs it any more. What still runs, runs on, and is heard of in the log only. */
  private void close() {
    isClosed = true;
    List.copyOf(running).forEach(WorkerCall::orphan);
    running.clear();
    waiting.clear();
    idle.forEach(WorkerThread::retire);
    idle.clear();
  }
}
