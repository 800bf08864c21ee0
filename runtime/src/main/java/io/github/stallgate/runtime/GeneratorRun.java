// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import io.github.stallgate.runtime.fiber.Fiber;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * The body of a generator, and the stack that it runs on. It knows nothing of its {@link
 * AsyncGenerator}, so that the collector finds that when the consumers have forgotten it.
 *
 * <p><b>How it runs.</b> The consumer's task goes on in the body's fiber, in the very same turn,
 * while the consumer's fiber stands by; {@link #emit} and the body's end switch back. Between the
 * two the task is simply the consumer's: what the body waits for, the task waits for, in this
 * fiber. A consumer may be the body of another generator.
 *
 * <p>On the loop only, but for {@link #abandoned}.
 */
final class GeneratorRun<T, S> implements FiberBody, AsyncGenerator.Emitter<T, S> {
  private enum State {
    NEW,
    RUNNING,
    SUSPENDED,
    ENDED
  }

  private AsyncGenerator.Body<T, S> body;
  private EventLoop loop;
  private Fiber own;
  private State state = State.NEW;

  /** Who asks just now, on which stack and in which scope; null while the body stands by. */
  private Task<?> consumer;

  private Fiber caller;
  private CancelScope scope;

  /** What the emit that the body stands at returns, or throws. */
  private S sent;

  private Throwable thrown;

  /** What ends the body; null until it is closed. */
  private CancellationException closing;

  private T emitted;
  private Throwable failure;

  GeneratorRun(AsyncGenerator.Body<T, S> body) {
    this.body = body;
  }

  boolean isNew() {
    return state == State.NEW;
  }

  boolean isEnded() {
    return state == State.ENDED;
  }

  /** The value that was emitted, once. */
  T take() {
    T value = emitted;
    emitted = null;
    return value;
  }

  /** When that is collected, the body is closed. */
  void closeWhenForgotten(AsyncGenerator<T, S> generator) {
    loop = Scheduler.currentTask("ask a generator for a value").loop;
    LoopKeeping.CLEANER.register(generator, this::abandoned);
  }

  /** Runs the body to its next emit, or to its end: false then. */
  boolean advance(S value, Throwable toThrow) {
    Task<?> task = Scheduler.currentTask("ask " + this + " for a value");
    refuse(task);
    if (state == State.NEW && toThrow != null) {
      end();
      throw Failures.passed(toThrow);
    }
    if (state == State.NEW) {
      own = loop.scheduler().fibers().forPart(this);
      loop.keeping().generators().add(this);
    }
    sent = value;
    thrown = toThrow;
    consumer = task;
    caller = task.fiber;
    scope = task.scope;
    state = State.RUNNING;
    task.switchTo(own);
    Throwable failed = failure;
    failure = null;
    if (failed != null && failed != closing) {
      throw Failures.passed(failed);
    }
    return state == State.SUSPENDED;
  }

  private void refuse(Task<?> task) {
    if (state == State.RUNNING) {
      throw new IllegalStateException(
          task
              + " can't use the generator: "
              + consumer
              + " waits for its next value just now; let one coroutine consume it, and pass the"
              + " values on by a Channel or an AsyncQueue");
    }
    if (task.loop != loop) {
      throw new IllegalStateException(
          "the generator was begun on '"
              + loop.name()
              + "' and can't be used on '"
              + task.loop.name()
              + "'; create one for each loop");
    }
  }

  void close() {
    if (state == State.NEW) {
      end();
    } else if (state != State.ENDED) {
      refuse(Scheduler.currentTask("close " + this));
      closing = new CancellationException("the generator was closed");
      advance(null, closing);
    }
  }

  /** Nobody can ask any more. Any thread. */
  private void abandoned() {
    loop.executeQuietly(
        () -> {
          if (state == State.SUSPENDED) {
            spawnClose();
          }
        });
  }

  /** A task that closes it, and reports what comes of that. */
  Task<Void> spawnClose() {
    return loop.spawn(
        Coroutine.of(
            "close-of-abandoned-generator",
            () -> {
              try {
                close();
              } catch (CancellationException cut) {
                throw cut;
              } catch (Throwable failed) {
                loop.report(failed, "a generator that was abandoned, when it was closed");
              }
              return null;
            }));
  }

  // On the body's fiber.

  @Override
  public Task<?> task() {
    return consumer;
  }

  @Override
  public Fiber caller() {
    return caller;
  }

  @Override
  public void run() {
    try {
      body.run(this);
    } catch (Throwable failed) {
      failure = failed;
    }
    Task<?> task = consumer;
    task.fiber = caller;
    end();
    loop.scheduler().enqueueFirst(task);
  }

  private void end() {
    state = State.ENDED;
    body = null;
    own = null;
    sent = null;
    thrown = null;
    forgetConsumer();
    if (loop != null) {
      loop.keeping().generators().remove(this);
    }
  }

  private void forgetConsumer() {
    consumer = null;
    caller = null;
    scope = null;
  }

  @Override
  public S emit(T value) {
    Task<?> task = consumer;
    if (task == null || Task.current() != task || task.fiber != own) {
      throw new IllegalStateException(
          "emit() is for the body of the generator itself, while it runs; another task or"
              + " generator can pass values to the body by a Channel or an AsyncQueue");
    }
    if (closing != null) {
      throw new IllegalStateException(
          "can't emit: the generator is being closed; let the CancellationException of the last"
              + " emit() pass, and emit nothing in finally blocks");
    }
    if (task.scope != scope) {
      throw new IllegalStateException(
          "can't emit from within a CancelScope, timeout or TaskGroup that the generator has opened:"
              + " it would cancel code of the consumer; end it before emit(), or open it around the"
              + " consumer, or let a task send to a Channel");
    }
    emitted = value;
    state = State.SUSPENDED;
    Fiber back = caller;
    forgetConsumer();
    task.switchTo(back);
    return received();
  }

  private S received() {
    Throwable toThrow = thrown;
    thrown = null;
    if (toThrow != null) {
      throw Failures.passed(toThrow);
    }
    S value = sent;
    sent = null;
    return value;
  }

  @Override
  public String toString() {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
