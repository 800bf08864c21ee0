// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that is taken for the system's {@code /proc} until it is closed. */
final class FakeProc implements AutoCloseable {
  private static final String PROPERTY = "io.github.stallgate.proc";

  private final Path directory;

  FakeProc(Path directory) {
    this.directory = directory;
    System.setProperty(PROPERTY, directory.toString());
  }

  /** Writes a file of it, anew if it is there. */
  FakeProc file(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }

  FakeProc without(String name) throws IOException {
    Files.delete(directory.resolve(name));
    return this;
  }

  /** What the system says of the thread of that id. */
  FakeProc thread(long id, char state, long runDelay, long majorFaults) throws IOException {
    String task = "self/task/" + id + "/";
    file(task + "schedstat", "900 " + runDelay + " 7\n");
    return file(
        task + "stat",
        id + " (a (b) R 1) " + state + " 1 2 3 0 -1 4194304 11 0 " + majorFaults + " 0 5 6\n");
  }

  @Override
  public void close() {
    System.clearProperty(PROPERTY);
  }
}
