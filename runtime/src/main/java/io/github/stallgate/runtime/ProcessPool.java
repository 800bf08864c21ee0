// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The child JVMs of one loop: as many as there are processors at the most, begun when they are
 * needed, kept until the loop closes. A worker thread writes to one and waits for its answer.
 */
final class ProcessPool {
  private final String loopName;
  private final Deque<ChildJvm> idle = new ConcurrentLinkedDeque<>();

  private ProcessPool(EventLoop loop) {
    this.loopName = loop.name();
    loop.keeping().onClose(this::close);
  }

  /** From a coroutine. */
  static <R extends Serializable> R run(SerializableCallable<R> body) {
    Task<?> task = Scheduler.currentTask("run something in another JVM");
    EventLoop loop = task.loop;
    ProcessPool pool = loop.keeping().part(ProcessPool.class, () -> new ProcessPool(loop));
    ProcessCall<R> call =
        new ProcessCall<>(
            WorkerPool.of(loop, WorkerPool.Use.PROCESSES), task, pool.new Errand<>(body));
    try {
      return call.await();
    } catch (Throwable failure) {
      throw Failures.passed(failure);
    }
  }

  /** No task needs them any more. */
  private void close() {
    idle.forEach(ChildJvm::kill);
    for (ChildJvm each = idle.poll(); each != null; each = idle.poll()) {
      each.awaitEnd();
    }
  }

  private ChildJvm lend() throws IOException {
    for (ChildJvm each = idle.poll(); each != null; each = idle.poll()) {
      if (each.isAlive()) {
        return each;
      }
    }
    return ChildJvm.start(loopName);
  }

  /** A call whose end before its time is the death of the child. */
  private static final class ProcessCall<R extends Serializable> extends ThreadCall<R> {
    private final ProcessPool.Errand<R> errand;

    ProcessCall(WorkerPool threads, Task<?> task, ProcessPool.Errand<R> errand) {
      super(threads, task, Async.OnCancel.INTERRUPT, errand);
      this.errand = errand;
    }

    @Override
    void stop() {
      errand.kill();
    }

    @Override
    boolean isAnswerTo(Throwable failure) {
      return failure instanceof ChildProcessException;
    }
  }

  /** What a worker thread does. */
  private final class Errand<R extends Serializable> implements java.util.concurrent.Callable<R> {
    private final SerializableCallable<R> body;
    private ChildJvm child;
    private boolean isKilled;

    Errand(SerializableCallable<R> body) {
      this.body = body;
    }

    @Override
    public R call() throws Exception {
      byte[] request = request();
      byte[] answer = answer(request);
      Object reply = Serialised.object(answer, body.getClass().getClassLoader());
      return value((ChildReply) reply);
    }

    private byte[] request() throws IOException {
      try {
        return Serialised.bytes(body);
      } catch (NotSerializableException notSent) {
        throw new IllegalArgumentException(
            "toProcess sends its body to another JVM, but it captures something that is not"
                + " Serializable: "
                + notSent.getMessage()
                + "; capture values, not this",
            notSent);
      }
    }

    private byte[] answer(byte[] request) throws IOException {
      ChildJvm lent = lend();
      boolean isGood = false;
      begin(lent);
      try {
        byte[] answer = lent.exchange(request);
        isGood = true;
        return answer;
      } finally {
        if (end() || !isGood) {
          lent.kill();
        } else {
          idle.push(lent);
        }
      }
    }

    private synchronized void begin(ChildJvm lent) {
      child = lent;
      if (isKilled) {
        lent.kill();
      }
    }

    private synchronized boolean end() {
      child = null;
      return isKilled;
    }

    /** Any thread. */
    synchronized void kill() {
      isKilled = true;
      if (child != null) {
        child.kill();
      }
    }

    @SuppressWarnings("unchecked")
    private R value(ChildReply reply) throws Exception {
      if (reply.failureText() != null) {
        throw new ChildProcessException(
            "the body failed in the child JVM with what can't be serialised: "
                + reply.failureText(),
            null,
            "");
      }
      if (reply.failure() instanceof Exception failure) {
        throw failure;
      }
      if (reply.failure() != null) {
        throw (Error) reply.failure();
      }
      return (R) reply.value();
    }
  }
}
