// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.concurrent.CancellationException;

/** Runs a handler for each connection of a server, as a task of the loop. */
final class Connections {
  private final LoopIo io;
  private long number;

  Connections(LoopIo io) {
    this.io = io;
  }

  /** What is done with one connection. */
  interface Handler<S> {
    void handle(S stream) throws Exception;
  }

  <S extends ByteStream> void spawn(S stream, Handler<? super S> handler) {
    String name = "connection-" + ++number;
    io.loop.spawn(
        Coroutine.of(
            name,
            () -> {
              try (stream) {
                handler.handle(stream);
              } catch (CancellationException cut) {
                throw cut;
              } catch (Exception failure) {
                io.loop.report(failure, "the handler of " + name + ", " + stream);
              }
              return null;
            }));
  }
}
