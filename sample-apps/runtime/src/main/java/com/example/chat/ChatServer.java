// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.chat;

import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.TcpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * One room for all. The first line that a guest sends is the guest's name, each later one is told
 * to all others. Try it with {@code nc 127.0.0.1 PORT}, twice.
 */
public final class ChatServer {
  private ChatServer() {}

  /** Listens on that loopback port, or on any, until it is interrupted. */
  public static void main(String[] arguments) {
    int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
    EventLoop.run(
        Coroutine.action(
            () -> {
              try (TcpServer server = listen(port)) {
                System.out.println("listening on " + server.address().getPort());
                EventLoop.current().newFuture().await();
              }
            }));
  }

  static TcpServer listen(int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    Room room = new Room();
    return TcpServer.listen(address, stream -> Guest.visit(room, stream));
  }
}
