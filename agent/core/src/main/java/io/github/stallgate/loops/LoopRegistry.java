// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.loops;

import io.github.stallgate.catalog.LoopEntry;
import io.github.stallgate.instrument.Readiness;
import io.github.stallgate.options.NamePattern;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Decides which threads are loops, and puts them into the bridge's table before their first task.
 */
public final class LoopRegistry {
  /** The kind of loops that only a thread name or the application itself told of. */
  static final String CUSTOM = "custom";

  /** From then on the JDK does not take a carrier's own file access for a virtual thread's. */
  private static final int CARRIERS_READ_FILES_SINCE = 24;

  private final Readiness hooks;
  private final LoopListener listener;
  private volatile List<NamePattern> names;
  private volatile Consumer<Object> runtimes;

  /**
   * @param hooks what a loop's first task waits for
   */
  public LoopRegistry(List<NamePattern> names, Readiness hooks, LoopListener listener) {
    this.hooks = hooks;
    this.names = names;
    this.listener = listener;
  }

  /** Who is given each loop of our runtime, before its first task. */
  public void runtimes(Consumer<Object> toldOf) {
    runtimes = toldOf;
  }

  /** Other thread names from now on. */
  public void names(List<NamePattern> patterns) {
    names = patterns;
  }

  /** A thread that is about to start, or has a new name. */
  public void starting(Thread thread) {
    Class<?> type = thread.getClass();
    String kind = type == Thread.class ? null : Recognisers.startedBy(type);
    if (kind == null && isNamed(thread)) {
      kind = CUSTOM;
    }
    if (kind != null) {
      mark(thread, kind);
    }
  }

  /** A framework's loop begins on the thread; the caller puts it into the table. */
  public StallgateLoop entering(Thread thread, String kind, Object runner) {
    hooks.await();
    Consumer<Object> told = runtimes;
    if (told != null && kind.equals(RuntimeLoops.KIND)) {
      told.accept(runner);
    }
    String owner = Recognisers.ownerOf(thread.getClass(), kind);
    StallgateLoop loop = loop(thread, owner, Recognisers.nameOf(owner, thread, runner));
    if (StallgateTable.of(thread) != null) {
      return null;
    }
    loop.lends = Recognisers.lends(loop.kind);
    listener.watched(loop);
    return loop;
  }

  /**
   * Watches the thread until it ends. Carriers are started from within their scheduler, by virtual
   * threads too, where nothing may wait; the first virtual thread of the JVM has waited for them.
   */
  public void mark(Thread thread, String kind) {
    boolean carrier = Recognisers.isCarrier(kind);
    if (!carrier) {
      hooks.await();
    }
    StallgateLoop loop = loop(thread, kind, Recognisers.nameOf(kind, thread, null));
    loop.lends = RuntimeLoops.isSpare(thread.getClass());
    if (carrier && Runtime.version().feature() < CARRIERS_READ_FILES_SINCE) {
      loop.id = -1;
    }
    if (thread.getState() != Thread.State.TERMINATED && StallgateTable.add(loop)) {
      listener.watched(loop);
    }
  }

  /** Late attach: the loops that run already, known by the frames on their stacks. */
  public void scan() {
    for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
      Thread thread = each.getKey();
      starting(thread);
      String kind = running(each.getValue());
      if (kind != null) {
        mark(thread, Recognisers.ownerOf(thread.getClass(), kind));
      }
    }
  }

  private static String running(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      LoopEntry entry = LoopEntry.of(frame.getClassName().replace('.', '/'));
      if (entry != null && entry.method().equals(frame.getMethodName())) {
        return entry.kind();
      }
    }
    return null;
  }

  private boolean isNamed(Thread thread) {
    List<NamePattern> patterns = names;
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).matches(thread.getName())) {
        return true;
      }
    }
    return false;
  }

  private static StallgateLoop loop(Thread thread, String kind, String name) {
    return new StallgateLoop(thread, kind, kind + ":" + name);
  }
}
