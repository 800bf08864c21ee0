// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import java.util.List;

/**
 * Methods of a framework's class that run one turn of a loop, or its own wait for work, also where
 * the framework has been moved into another package.
 *
 * @param typeEnd the end of the internal class name
 * @param methods names; if several of a turn's are there, the first that the class has
 */
public record TurnEntry(String typeEnd, Family family, List<String> methods) {
  private static final String UTIL = "io/netty/util/concurrent/";
  private static final String CHANNEL = "io/netty/channel/";
  private static final String NETTY = "io/netty/";
  private static final String RUNTIME = "io/github/stallgate/runtime/";
  private static final List<String> EPOLL_WAITS =
      List.of("epollWait", "epollWaitNoTimerChange", "epollWaitTimeboxed", "epollBusyWait");

  public static final List<TurnEntry> ALL =
      List.of(
          new TurnEntry(
              UTIL + "AbstractEventExecutor", Family.TASK, List.of("runTask", "safeExecute")),
          new TurnEntry(UTIL + "SingleThreadEventExecutor", Family.IDLE, List.of("takeTask")),
          new TurnEntry(UTIL + "GlobalEventExecutor", Family.IDLE, List.of("takeTask")),
          event("nio/NioEventLoop", "processSelectedKey"),
          idle("nio/NioEventLoop", List.of("select")),
          event("nio/NioIoHandler", "processSelectedKey"),
          idle("nio/NioIoHandler", List.of("select")),
          event("epoll/EpollEventLoop", "processReady"),
          idle("epoll/EpollEventLoop", EPOLL_WAITS),
          event("epoll/EpollIoHandler$DefaultEpollIoRegistration", "handle"),
          idle("epoll/EpollIoHandler", EPOLL_WAITS),
          event("kqueue/KQueueEventLoop", "processReady"),
          idle("kqueue/KQueueEventLoop", List.of("kqueueWait")),
          event("kqueue/KQueueIoHandler", "processReady"),
          idle("kqueue/KQueueIoHandler", List.of("kqueueWait")),
          idle("uring/SubmissionQueue", List.of("submitAndGet")),
          runtime("Scheduler", Family.TASK, "step"),
          runtime("Scheduler", Family.NEXT, "beginNext"),
          runtime("Poller", Family.IDLE, "await"),
          runtime("fiber/LoopGate", Family.IDLE, "await"),
          runtime("fiber/ThreadFiber", Family.EVENT, "run"),
          runtime("fiber/ThreadFiber", Family.IDLE, "suspend", "comeBack"),
          runtime("fiber/VirtualFiber", Family.IDLE, "park"),
          runtime("fiber/Claim", Family.IDLE, "await"),
          runtime("fiber/SpareCarriers", Family.IDLE, "comeHome"),
          runtime("fiber/SpareCarriers$Spare", Family.IDLE, "awaitToken"));

  private static TurnEntry runtime(String type, Family family, String... methods) {
    return new TurnEntry(RUNTIME + type, family, List.of(methods));
  }

  private static TurnEntry event(String type, String method) {
    return new TurnEntry(CHANNEL + type, Family.EVENT, List.of(method));
  }

  private static TurnEntry idle(String type, List<String> methods) {
    return new TurnEntry(CHANNEL + type, Family.IDLE, methods);
  }

  /** The entries of that class; empty for nearly all. */
  public static List<TurnEntry> of(String internalName) {
    if (internalName.indexOf(NETTY) < 0 && internalName.indexOf(RUNTIME) < 0) {
      return List.of();
    }
    List<TurnEntry> found = List.of();
    for (TurnEntry entry : ALL) {
      if (internalName.endsWith(entry.typeEnd)) {
        found = found.isEmpty() ? List.of(entry) : List.of(found.get(0), entry);
      }
    }
    return found;
  }
}
