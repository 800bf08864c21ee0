// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/** A loop as text. */
final class LoopDump {
  private LoopDump() {}

  static String of(EventLoop loop) {
    StringBuilder text = new StringBuilder();
    LoopMetrics metrics = loop.metrics();
    text.append(loop.name())
        .append(": ")
        .append(metrics.live())
        .append(" tasks, ")
        .append(metrics.ready())
        .append(" ready, ")
        .append(metrics.timers())
        .append(" timers, backend ")
        .append(loop.backend())
        .append('\n');
    for (Task<?> task : loop.scheduler().tasks()) {
      append(text, task);
    }
    return text.append(WorkerPool.describe(loop)).toString();
  }

  private static void append(StringBuilder text, Task<?> task) {
    text.append("  ").append(task.name()).append(" ").append(task.state());
    if (task.waitingOn() != null) {
      Object on = task.waitingOn();
      text.append(" for ").append(on instanceof Sleep ? "a time" : on);
    }
    text.append('\n');
    for (StackTraceElement frame : task.awaitChain()) {
      text.append("    at ").append(frame).append('\n');
    }
  }
}
