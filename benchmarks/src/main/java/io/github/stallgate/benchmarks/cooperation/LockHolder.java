// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A JVM that has a file locked, since within one JVM nobody waits for such a lock. */
public final class LockHolder {
  private LockHolder() {}

  /** {@code <file>}: says when it is locked, and keeps it for as many milliseconds as it reads. */
  public static void main(String[] arguments) throws Exception {
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    try (FileChannel file = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
      file.lock();
      System.out.println("locked");
      Thread.sleep(Long.parseLong(told.readLine()));
    }
  }

  static Blocked contend(Partner partner) throws IOException {
    Path file = Files.createTempFile("stallgate-benchmark", null);
    partner.keep(() -> Files.delete(file));
    FileChannel channel = partner.keep(FileChannel.open(file, StandardOpenOption.WRITE));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classPath = System.getProperty("java.class.path");
    Process holder =
        new ProcessBuilder(
                java.toString(), "-cp", classPath, LockHolder.class.getName(), file.toString())
            .start();
    partner.keep(holder::destroy);
    holder.inputReader().readLine();
    return millis -> {
      holder.getOutputStream().write((millis + "\n").getBytes(StandardCharsets.US_ASCII));
      holder.getOutputStream().flush();
      channel.lock().release();
    };
  }
}
