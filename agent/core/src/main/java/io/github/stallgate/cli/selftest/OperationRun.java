// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How one operation went on a loop; travels between JVMs as a line of three tab-separated columns.
 *
 * @param name the operation's name
 * @param detail why it did not run; empty if it did
 */
public record OperationRun(State state, String name, String detail) {
  /** What became of an operation. */
  public enum State {
    RAN,
    /** This JDK or this machine lacks what it takes. */
    SKIPPED,
    FAILED
  }

  static final String NOT_ON_THIS_JDK = "not on this JDK";

  private static final long LIMIT_SECONDS = 60;

  /** Harmless operations first, then blocking ones. */
  public static List<Operation> operations(Path scratch) {
    return Stream.of(HarmlessOperations.all(scratch), BlockingOperations.all(scratch))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Runs every operation on the loop, one after another, and prints a line for each.
   *
   * @param scratch a directory for the operations' files; the caller deletes it
   */
  public static void all(Executor loop, Path scratch, PrintStream out) {
    for (Operation operation : operations(scratch)) {
      out.println(of(operation, loop).line());
    }
  }

  /** The run that such a line tells of; null if it is no such line. */
  public static OperationRun parse(String line) {
    String[] columns = line.split("\t", -1);
    for (State state : State.values()) {
      if (columns.length == 3 && columns[0].equals(state.name())) {
        return new OperationRun(state, columns[1], columns[2]);
      }
    }
    return null;
  }

  private static OperationRun of(Operation operation, Executor loop) {
    if (!operation.isOnThisJdk()) {
      return new OperationRun(State.SKIPPED, operation.name(), NOT_ON_THIS_JDK);
    }
    try (Body body = operation.body()) {
      body.prepare();
      call(loop, body);
      return new OperationRun(State.RAN, operation.name(), "");
    } catch (UnavailableException e) {
      return new OperationRun(State.SKIPPED, operation.name(), e.getMessage());
    } catch (ExecutionException e) {
      return new OperationRun(State.FAILED, operation.name(), e.getCause().toString());
    } catch (Exception e) {
      return new OperationRun(State.FAILED, operation.name(), e.toString());
    }
  }

  private static void call(Executor loop, Body body) throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    loop.execute(
        () -> {
          try {
            body.run();
            done.complete(null);
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        });
    done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private String line() {
    return state + "\t" + name + "\t" + detail.replaceAll("\\s", " ");
  }
}
