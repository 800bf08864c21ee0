// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A child JVM of {@link Async#toProcess}: takes bodies from its standard input, runs one after
 * another, and answers on its standard output. What bodies print goes to the standard error.
 *
 * <p>One thread reads and another runs, so that the end of the parent ends the child even while it
 * computes.
 */
final class ChildMain {
  private static final int PARENT_IS_GONE = 0;

  private final BlockingQueue<byte[]> requests = new LinkedBlockingQueue<>();
  private final OutputStream answers = new FileOutputStream(FileDescriptor.out);

  private ChildMain() {}

  /** Begun by the parent only. */
  public static void main(String[] arguments) throws IOException {
    InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
    System.setIn(InputStream.nullInputStream());
    System.setOut(System.err);
    ChildMain child = new ChildMain();
    Thread runner = new Thread(child::serve, "stallgate-child");
    runner.setDaemon(true);
    runner.start();
    for (byte[] each = next(in); each != null; each = next(in)) {
      child.requests.add(each);
    }
    Runtime.getRuntime().halt(PARENT_IS_GONE);
  }

  private static byte[] next(InputStream in) throws IOException {
    return Frames.read(in, OutputStream.nullOutputStream());
  }

  private void serve() {
    try {
      while (true) {
        Frames.write(answers, answer(requests.take()));
      }
    } catch (IOException | InterruptedException goneOrOver) {
      Runtime.getRuntime().halt(PARENT_IS_GONE);
    }
  }

  private static byte[] answer(byte[] request) {
    try {
      ClassLoader loader = ChildMain.class.getClassLoader();
      Callable<?> body = (Callable<?>) Serialised.object(request, loader);
      return Serialised.bytes(new ChildReply(body.call(), null, null));
    } catch (Throwable failure) {
      return ChildReply.ofFailure(failure);
    }
  }
}
