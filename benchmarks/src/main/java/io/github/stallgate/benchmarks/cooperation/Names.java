// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** Look-ups of names. glibc reads the aliases of hosts first, from a file that may be a pipe. */
final class Names {
  /** The environment variable with the name of that file, which must not exist yet. */
  static final String ALIASES = "HOSTALIASES";

  private Names() {}

  static Blocked lookUp(Partner partner) throws Exception {
    String file = System.getenv(ALIASES);
    if (file == null) {
      throw new IllegalStateException(ALIASES + " is not set; a look-up would not wait");
    }
    Path pipe = partner.pipe(Path.of(file));
    return millis -> {
      AtomicBoolean isDone = new AtomicBoolean();
      partner.after(millis, () -> answer(pipe, isDone));
      try {
        InetAddress.getByName("stallgate-" + System.nanoTime()); // A name that nobody remembers.
      } catch (UnknownHostException expected) {
        // It has waited for as long as it should.
      } finally {
        isDone.set(true);
        partner.keep(new RandomAccessFile(pipe.toFile(), "rw")); // Else the answer may wait on.
      }
    };
  }

  /** It may be asked for more than once, and each time has to end. */
  private static void answer(Path pipe, AtomicBoolean isDone) throws Exception {
    while (!isDone.get()) {
      Files.writeString(pipe, "another localhost\n");
      Thread.sleep(10);
    }
  }
}
