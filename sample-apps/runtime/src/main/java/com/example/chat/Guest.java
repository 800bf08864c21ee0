// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.chat;

import io.github.stallgate.runtime.AsyncQueue;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.TaskGroup;
import io.github.stallgate.runtime.TcpStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One connection: a task that listens and a task that speaks, in one group. Whichever ends, both
 * do, and the guest has left the room.
 */
final class Guest {
  /** So many lines wait for a slow guest. */
  static final int PATIENCE = 100;

  private final String name;
  private final TcpStream stream;
  private final AsyncQueue<String> lines = AsyncQueue.of(PATIENCE);

  private Guest(String name, TcpStream stream) {
    this.name = name;
    this.stream = stream;
  }

  /** From the first line to the last. */
  static void visit(Room room, TcpStream stream) throws IOException {
    String name = stream.readLine();
    if (name == null || name.isBlank()) {
      return;
    }
    Guest guest = new Guest(name.strip(), stream);
    TaskGroup.run(
        tasks -> {
          tasks.spawn(Coroutine.action(guest::speak));
          room.enter(guest);
          try {
            guest.listen(room);
          } finally {
            room.leave(guest);
            tasks.cancel();
          }
          return null;
        });
  }

  String name() {
    return name;
  }

  /** False if too many lines wait already. */
  boolean hear(String line) {
    return lines.offer(line);
  }

  void showOut() {
    stream.close();
  }

  private void listen(Room room) throws IOException {
    for (String line = stream.readLine(); line != null; line = stream.readLine()) {
      room.tell(this, name + ": " + line);
    }
  }

  private void speak() throws IOException {
    while (true) {
      String line = lines.take() + "\n";
      stream.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
