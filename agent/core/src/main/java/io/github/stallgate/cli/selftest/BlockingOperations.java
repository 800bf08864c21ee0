// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every call that the agent must report on a loop: at least one for each hook. */
public final class BlockingOperations {

  private BlockingOperations() {}

  /**
   * The operations, family by family, also those that this JDK does not have.
   *
   * @param scratch a directory for the operations' files, created on demand; the caller deletes it
   */
  public static List<Operation> all(Path scratch) {
    Scratch files = new Scratch(scratch.toAbsolutePath());
    return Stream.of(
            SleepOperations.all(),
            ThreadOperations.all(),
            ParkOperations.all(),
            SynchronizerOperations.all(),
            QueueOperations.all(),
            LockOperations.all(),
            FutureOperations.all(files),
            FutureOperations.waits(),
            SocketOperations.all(),
            ChannelOperations.all(),
            SelectorOperations.all(),
            HttpOperations.all(),
            PipedOperations.all(),
            FileStreamOperations.all(files),
            OldFileOperations.all(files),
            FilesOperations.all(files),
            FileAttributeOperations.all(files),
            FileChannelOperations.all(files),
            ArchiveOperations.all(files),
            ProcessOperations.all(),
            NameOperations.all(),
            NetworkInterfaceOperations.all(),
            RuntimeOperations.all())
        .flatMap(List::stream)
        .toList();
  }
}
