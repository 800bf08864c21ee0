// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * A process of the system. On its loop only; methods that wait are called from a coroutine, else
 * {@link IllegalStateException}. Closing kills it, and so does the close of its loop.
 */
public final class Subprocess implements AutoCloseable {
  private final EventLoop loop;
  private final Process process;
  private final PipeWriter stdin;
  private final PipeReader stdout;
  private final PipeReader stderr;
  private final Runnable closer = this::end;
  private boolean isClosed;

  private Subprocess(EventLoop loop, Process process, String name) {
    this.loop = loop;
    this.process = process;
    this.stdin = new PipeWriter(loop, process.getOutputStream(), "stdin of " + name);
    this.stdout = new PipeReader(loop, process, process.getInputStream(), "stdout of " + name);
    this.stderr = new PipeReader(loop, process, process.getErrorStream(), "stderr of " + name);
    loop.keeping().onClose(closer);
    process.onExit().thenRun(() -> loop.executeQuietly(() -> loop.keeping().notOnClose(closer)));
  }

  /** Starts the command, with pipes to all three streams. Close it. */
  public static Subprocess start(String... command) throws IOException {
    return start(List.of(command));
  }

  /** Starts the command, with pipes to all three streams. Close it. */
  public static Subprocess start(List<String> command) throws IOException {
    return start(new ProcessBuilder(command));
  }

  /** Starts what the builder says, which may redirect some streams. Close it. */
  public static Subprocess start(ProcessBuilder builder) throws IOException {
    EventLoop loop = Scheduler.currentTask("start a process").loop;
    Process process = Offload.io(WorkerPool.Use.PIPES, builder::start);
    return new Subprocess(loop, process, builder.command().get(0) + " (" + process.pid() + ")");
  }

  /** What it reads. */
  public PipeWriter stdin() {
    return stdin;
  }

  /** What it writes. */
  public PipeReader stdout() {
    return stdout;
  }

  /** What it complains of. */
  public PipeReader stderr() {
    return stderr;
  }

  /** The number that the system gave it. */
  public long pid() {
    return process.pid();
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits for its end. A cancel ends the wait, and not the process.
   *
   * @return its exit value
   */
  public int waitFor() {
    Scheduler.currentTask("wait for process " + pid()).throwIfCancelled();
    CompletableFuture<Process> exit = process.onExit();
    LoopFuture<Process> ended = StageAdapter.from(loop, exit);
    loop.keeping().sentAway();
    try {
      return ended.await().exitValue();
    } finally {
      loop.keeping().cameBack();
    }
  }

  /**
   * The same, but a cancel kills the process and waits for its end, before it goes on.
   *
   * @return its exit value
   */
  public int waitForOrKill() {
    try {
      return waitFor();
    } catch (CancellationException cut) {
      kill();
      CancelScope.shielded(this::waitFor);
      throw cut;
    }
  }

  /** Asks it to end (SIGTERM). */
  public void destroy() {
    loop.checkOwner();
    process.toHandle().destroy();
  }

  /** Ends it at once (SIGKILL). */
  public void kill() {
    loop.checkOwner();
    end(process);
  }

  /** By its handle, which unlike the process leaves the pipes open, with what is in them. */
  private static void end(Process process) {
    process.toHandle().destroyForcibly();
  }

  /**
   * Kills it if it has not ended; what it wrote can still be read. The second time does nothing.
   */
  @Override
  public void close() {
    loop.checkOwner();
    if (!isClosed) {
      loop.keeping().notOnClose(closer);
      end();
    }
  }

  private void end() {
    isClosed = true;
    end(process);
    stdin.close();
  }

  @Override
  public String toString() {
    return "Subprocess(" + pid() + (isAlive() ? ")" : ", ended)");
  }
}
