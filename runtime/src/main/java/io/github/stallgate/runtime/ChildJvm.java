// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that was begun to run bodies: {@link ChildMain} seen from its parent. Used by one worker
 * thread at a time; {@link #kill} by any.
 */
final class ChildJvm {
  private static final int TAIL_BYTES = 8 * 1024;
  private static final long LAST_WORDS_MILLIS = 2_000;

  private final Process process;
  private final InputStream answers;
  private final OutputStream requests;
  private final Thread pump;
  private final OutputStream printed = new Printed();
  private final ByteArrayOutputStream tail = new ByteArrayOutputStream();

  private ChildJvm(Process process, String name) {
    this.process = process;
    this.answers = new BufferedInputStream(process.getInputStream(), 64 * 1024);
    this.requests = process.getOutputStream();
    this.pump = new Thread(this::pump, name);
    pump.setDaemon(true);
    pump.start();
  }

  /** Of the same Java, with the same class path. */
  static ChildJvm start(String loopName) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(java, "-cp", System.getProperty("java.class.path"), ChildMain.class.getName());
    Process process = new ProcessBuilder(command).start();
    return new ChildJvm(process, loopName + "-child-" + process.pid());
  }

  /** Sends the request and waits for the answer. */
  byte[] exchange(byte[] request) throws IOException {
    byte[] answer;
    try {
      Frames.write(requests, request);
      answer = Frames.read(answers, printed);
    } catch (Frames.DamagedException damaged) {
      throw damaged;
    } catch (IOException brokenPipe) {
      answer = null;
    }
    if (answer == null) {
      throw died();
    }
    return answer;
  }

  private ChildProcessException died() {
    Integer exitValue = null;
    try {
      if (!process.waitFor(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
        kill();
      }
      exitValue = process.waitFor();
      pump.join(LAST_WORDS_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return new ChildProcessException(
        "the child JVM " + process.pid() + " ended (exit value " + exitValue + ") unanswered",
        exitValue,
        output());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it for sure. Any thread. */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  String output() {
    synchronized (tail) {
      return tail.toString(Charset.defaultCharset());
    }
  }

  private void pump() {
    try (InputStream errors = process.getErrorStream()) {
      errors.transferTo(printed);
    } catch (IOException closed) {
      // It was killed: there is no more.
    }
  }

  /** What the child prints is printed by the parent, and its end is kept. */
  private final class Printed extends OutputStream {
    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      System.err.write(bytes, from, length);
      synchronized (tail) {
        tail.write(bytes, from, length);
        if (tail.size() > TAIL_BYTES) {
          byte[] all = tail.toByteArray();
          tail.reset();
          tail.write(all, all.length - TAIL_BYTES / 2, TAIL_BYTES / 2);
        }
      }
    }
  }

  /** Waits for the end of one that was killed. */
  void awaitEnd() {
    try {
      process.waitFor(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
