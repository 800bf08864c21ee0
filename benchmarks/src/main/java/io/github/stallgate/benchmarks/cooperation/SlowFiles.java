// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Files that are slow, and processes. */
final class SlowFiles {
  /** What Linux keeps of a pipe. */
  private static final int CAPACITY = 64 * 1024;

  private SlowFiles() {}

  static Blocked stream(Partner partner) throws Exception {
    Path pipe = partner.openPipe();
    FileInputStream stream = partner.keep(new FileInputStream(pipe.toFile()));
    return millis -> {
      partner.writeAfter(millis, pipe);
      stream.read();
    };
  }

  static Blocked randomAccess(Partner partner) throws Exception {
    Path pipe = partner.openPipe();
    RandomAccessFile file = partner.keep(new RandomAccessFile(pipe.toFile(), "r"));
    return millis -> {
      partner.writeAfter(millis, pipe);
      file.read();
    };
  }

  static Blocked channel(Partner partner) throws Exception {
    Path pipe = partner.openPipe();
    FileChannel channel = partner.keep(FileChannel.open(pipe));
    return millis -> {
      partner.writeAfter(millis, pipe);
      channel.read(ByteBuffer.allocate(1));
    };
  }

  static Blocked newInputStream(Partner partner) throws Exception {
    Path pipe = partner.openPipe();
    InputStream stream = partner.keep(Files.newInputStream(pipe));
    return millis -> {
      partner.writeAfter(millis, pipe);
      stream.read();
    };
  }

  static Blocked byteChannel(Partner partner) throws Exception {
    Path pipe = partner.openPipe();
    ByteChannel channel = partner.keep(Files.newByteChannel(pipe));
    return millis -> {
      partner.writeAfter(millis, pipe);
      channel.read(ByteBuffer.allocate(1));
    };
  }

  static Blocked reader(Partner partner) throws Exception {
    Path pipe = partner.openPipe();
    BufferedReader reader = partner.keep(Files.newBufferedReader(pipe));
    return millis -> {
      partner.after(millis, () -> Files.writeString(pipe, "line\n"));
      reader.readLine();
    };
  }

  /** Opens, and reads to the end. */
  static Blocked readString(Partner partner) throws Exception {
    Path pipe = partner.pipe();
    return millis -> {
      partner.writeAfter(millis, pipe);
      Files.readString(pipe);
    };
  }

  static Blocked open(Partner partner) throws Exception {
    Path pipe = partner.pipe();
    return millis -> {
      partner.writeAfter(millis, pipe);
      new FileInputStream(pipe.toFile()).close();
    };
  }

  /** Until somebody reads what is in it. */
  static Blocked write(Partner partner) throws Exception {
    Path pipe = partner.openPipe();
    FileInputStream reader = partner.keep(new FileInputStream(pipe.toFile()));
    FileOutputStream writer = partner.keep(new FileOutputStream(pipe.toFile()));
    writer.write(new byte[CAPACITY]);
    return millis -> {
      partner.after(millis, () -> reader.read(new byte[CAPACITY]));
      writer.write(1);
    };
  }

  /**
   * Standard input must be a named pipe.
   *
   * @throws java.nio.file.NoSuchFileException if it is a pipe without a name
   */
  static Blocked standardInput(Partner partner) throws Exception {
    Path pipe = Path.of("/proc/self/fd/0").toRealPath();
    return millis -> {
      partner.writeAfter(millis, pipe);
      System.in.read();
    };
  }

  static Blocked waitFor(Partner partner) throws Exception {
    Process process = sleeper(partner);
    return millis -> {
      begin(process, millis);
      process.waitFor();
    };
  }

  static Blocked output(Partner partner) throws Exception {
    Process process = sleeper(partner);
    return millis -> {
      begin(process, millis);
      process.getInputStream().read();
    };
  }

  /** A process that sleeps for as long as it is told, and says something then. */
  private static Process sleeper(Partner partner) throws Exception {
    Process process =
        new ProcessBuilder("sh", "-c", "read seconds; sleep $seconds; echo done").start();
    partner.keep(process::destroy);
    return process;
  }

  private static void begin(Process process, long millis) throws Exception {
    String seconds = String.format(Locale.ROOT, "%.3f%n", millis / 1e3);
    process.getOutputStream().write(seconds.getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
  }
}
