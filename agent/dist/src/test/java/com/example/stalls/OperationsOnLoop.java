// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import io.github.stallgate.cli.selftest.BlockingOperations;
import io.github.stallgate.cli.selftest.Body;
import io.github.stallgate.cli.selftest.HarmlessOperations;
import io.github.stallgate.cli.selftest.Operation;
import io.github.stallgate.cli.selftest.UnavailableException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Runs every operation on one loop, one after another: {@code OperationsOnLoop KIND SCRATCH}.
 * Prints a line of tab-separated columns for each: {@code ran}, {@code skipped} or {@code failed},
 * its name, its culprit or why not.
 */
public final class OperationsOnLoop {

  private OperationsOnLoop() {}

  public static void main(String[] args) {
    Executor loop = LoopKind.valueOf(args[0]).start();
    Path scratch = Path.of(args[1]);
    List<Operation> operations =
        Stream.of(HarmlessOperations.all(scratch), BlockingOperations.all(scratch))
            .flatMap(List::stream)
            .toList();
    for (Operation operation : operations) {
      System.out.println(runOnce(operation, loop));
    }
    System.exit(0);
  }

  private static String runOnce(Operation operation, Executor loop) {
    if (!operation.isOnThisJdk()) {
      return "skipped\t" + operation.name() + "\tnot on this JDK";
    }
    try (Body body = operation.body()) {
      body.prepare();
      OnLoop.call(loop, () -> runBody(body));
      return "ran\t" + operation.name() + "\t" + operation.culprit();
    } catch (UnavailableException e) {
      return "skipped\t" + operation.name() + "\t" + e.getMessage();
    } catch (Exception e) {
      return "failed\t" + operation.name() + "\t" + e;
    }
  }

  private static Void runBody(Body body) throws Exception {
    try {
      body.run();
      return null;
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
