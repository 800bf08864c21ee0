// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Waits for a peer, on the loopback interface. */
final class Sockets {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final int FILLING = 8;

  private Sockets() {}

  static Blocked read(Partner partner) throws IOException {
    ServerSocket server = partner.keep(new ServerSocket(0, 1, HERE));
    Socket client = partner.keep(new Socket(HERE, server.getLocalPort()));
    Socket peer = partner.keep(server.accept());
    return millis -> {
      partner.after(millis, () -> peer.getOutputStream().write(1));
      client.getInputStream().read();
    };
  }

  static Blocked accept(Partner partner) throws IOException {
    ServerSocket server = partner.keep(new ServerSocket(0, 1, HERE));
    return millis -> {
      partner.after(millis, () -> new Socket(HERE, server.getLocalPort()).close());
      server.accept().close();
    };
  }

  /** To a server that has as many waiting as it takes. */
  static Blocked connect(Partner partner) throws IOException {
    ServerSocket server = partner.keep(new ServerSocket(0, 1, HERE));
    SocketAddress address = server.getLocalSocketAddress();
    for (int i = 0; i < FILLING; i++) {
      SocketChannel filling = partner.keep(SocketChannel.open());
      filling.configureBlocking(false);
      filling.connect(address);
    }
    return millis -> {
      try (Socket socket = new Socket()) {
        socket.connect(address, (int) millis);
      } catch (SocketTimeoutException expected) {
        // It has blocked for as long as it should.
      }
    };
  }

  static Blocked channelRead(Partner partner) throws IOException {
    SocketChannel[] pair = pair(partner);
    return millis -> {
      partner.after(millis, () -> pair[1].write(ByteBuffer.allocate(1)));
      pair[0].read(ByteBuffer.allocate(1));
    };
  }

  /** Until the peer reads what is on its way. */
  static Blocked channelWrite(Partner partner) throws IOException {
    SocketChannel[] pair = pair(partner);
    pair[0].configureBlocking(false);
    ByteBuffer much = ByteBuffer.allocateDirect(1 << 20);
    while (pair[0].write(much.clear()) > 0) {
      // Goes on until it is full.
    }
    pair[0].configureBlocking(true);
    pair[1].configureBlocking(false);
    return millis -> {
      partner.after(
          millis,
          () -> {
            while (pair[1].read(much.clear()) > 0) {
              // Makes room.
            }
          });
      pair[0].write(ByteBuffer.allocate(1));
    };
  }

  static Blocked datagram(Partner partner) throws IOException {
    DatagramSocket socket = partner.keep(new DatagramSocket(new InetSocketAddress(HERE, 0)));
    DatagramSocket peer = partner.keep(new DatagramSocket(new InetSocketAddress(HERE, 0)));
    SocketAddress address = socket.getLocalSocketAddress();
    return millis -> {
      partner.after(millis, () -> peer.send(new DatagramPacket(new byte[1], 1, address)));
      socket.receive(new DatagramPacket(new byte[1], 1));
    };
  }

  static Blocked unixRead(Partner partner) throws IOException {
    ServerSocketChannel server = unixServer(partner);
    SocketChannel client = partner.keep(SocketChannel.open(server.getLocalAddress()));
    SocketChannel peer = partner.keep(server.accept());
    return millis -> {
      partner.after(millis, () -> peer.write(ByteBuffer.allocate(1)));
      client.read(ByteBuffer.allocate(1));
    };
  }

  static Blocked unixAccept(Partner partner) throws IOException {
    ServerSocketChannel server = unixServer(partner);
    SocketAddress address = server.getLocalAddress();
    return millis -> {
      partner.after(millis, () -> SocketChannel.open(address).close());
      server.accept().close();
    };
  }

  private static ServerSocketChannel unixServer(Partner partner) throws IOException {
    Path directory = Files.createTempDirectory("stallgate-benchmark");
    partner.keep(() -> Files.delete(directory));
    Path socket = directory.resolve("socket");
    ServerSocketChannel server =
        partner.keep(ServerSocketChannel.open(StandardProtocolFamily.UNIX));
    server.bind(UnixDomainSocketAddress.of(socket));
    partner.keep(() -> Files.delete(socket));
    return server;
  }

  static Blocked pipe(Partner partner) throws IOException {
    Pipe pipe = Pipe.open();
    partner.keep(pipe.source());
    partner.keep(pipe.sink());
    return millis -> {
      partner.after(millis, () -> pipe.sink().write(ByteBuffer.allocate(1)));
      pipe.source().read(ByteBuffer.allocate(1));
    };
  }

  static Blocked select(Partner partner) throws IOException {
    Selector selector = partner.keep(Selector.open());
    return millis -> selector.select(millis);
  }

  private static SocketChannel[] pair(Partner partner) throws IOException {
    ServerSocketChannel server = partner.keep(ServerSocketChannel.open());
    server.bind(new InetSocketAddress(HERE, 0));
    SocketChannel client = partner.keep(SocketChannel.open(server.getLocalAddress()));
    return new SocketChannel[] {client, partner.keep(server.accept())};
  }
}
