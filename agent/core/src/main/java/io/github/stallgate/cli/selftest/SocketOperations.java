// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** {@code java.net} sockets, plain, secured and datagram. */
final class SocketOperations {

  private static final int BIG_BYTES = 4 * 1024 * 1024;
  private static final int SMALL_BYTES = 16;

  /** Two ends of one connection. */
  private record Sockets(Socket near, Socket far) implements AutoCloseable {
    static Sockets connected() throws IOException {
      try (ServerSocket listener = listener()) {
        Socket near = new Socket(listener.getInetAddress(), listener.getLocalPort());
        return new Sockets(near, listener.accept());
      }
    }

    @Override
    public void close() throws IOException {
      near.close();
      far.close();
    }
  }

  /** Two datagram sockets that know each other. */
  private record Datagrams(DatagramSocket near, DatagramSocket far) implements AutoCloseable {
    static Datagrams open() throws IOException {
      return new Datagrams(
          new DatagramSocket(Loopback.anyPort()), new DatagramSocket(Loopback.anyPort()));
    }

    DatagramPacket forFar() {
      return new DatagramPacket(new byte[SMALL_BYTES], SMALL_BYTES, far.getLocalSocketAddress());
    }

    @Override
    public void close() {
      near.close();
      far.close();
    }
  }

  private SocketOperations() {}

  static List<Operation> all() {
    return OperationList.reportedAs("BlockingSocket")
        .on("java.net.Socket")
        .call("connect", SocketOperations::listener, SocketOperations::connect)
        .on("java.net.ServerSocket")
        .call("accept", SocketOperations::caller, SocketOperations::accept)
        .add("Socket.getInputStream().read", SocketOperations::writer, SocketOperations::read)
        .add("Socket.getOutputStream().write", SocketOperations::reader, SocketOperations::write)
        .add("SSLSocket.startHandshake", SocketOperations::hangUp, SocketOperations::handshake)
        .on("java.net.DatagramSocket")
        .call("send", Datagrams::open, SocketOperations::send)
        .call("receive", SocketOperations::sender, SocketOperations::receive)
        .toList();
  }

  private static ServerSocket listener() throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.bind(Loopback.anyPort());
    return listener;
  }

  private static Partner<ServerSocket> caller() throws Exception {
    return Partner.of(
        listener(),
        listener -> new Socket(listener.getInetAddress(), listener.getLocalPort()).close());
  }

  private static Partner<Sockets> writer() throws Exception {
    return Partner.of(Sockets.connected(), sockets -> sockets.far().getOutputStream().write(1));
  }

  private static Partner<Sockets> reader() throws Exception {
    return Partner.of(
        Sockets.connected(), sockets -> sockets.far().getInputStream().readNBytes(BIG_BYTES));
  }

  private static Partner<Sockets> hangUp() throws Exception {
    return Partner.of(Sockets.connected(), SocketOperations::readGreeting);
  }

  private static void readGreeting(Sockets sockets) throws IOException {
    InputStream greeting = sockets.far().getInputStream();
    greeting.read(new byte[SMALL_BYTES]);
    sockets.far().close();
  }

  private static Partner<Datagrams> sender() throws Exception {
    return Partner.of(Datagrams.open(), SocketOperations::sendToNear);
  }

  private static void sendToNear(Datagrams datagrams) throws IOException {
    datagrams
        .far()
        .send(
            new DatagramPacket(
                new byte[SMALL_BYTES], SMALL_BYTES, datagrams.near().getLocalSocketAddress()));
  }

  static void connect(ServerSocket listener) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(listener.getLocalSocketAddress());
    }
  }

  static void accept(Partner<ServerSocket> partner) throws IOException {
    partner.meet().accept().close();
  }

  static void read(Partner<Sockets> partner) throws IOException {
    partner.meet().near().getInputStream().read();
  }

  static void write(Partner<Sockets> partner) throws IOException {
    partner.meet().near().getOutputStream().write(new byte[BIG_BYTES]);
  }

  /**
   * The peer hangs up after the greeting: the handshake has waited for it, which is all that
   * matters.
   */
  static void handshake(Partner<Sockets> partner) throws IOException {
    Socket plain = partner.meet().near();
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (SSLSocket secured =
        (SSLSocket) factory.createSocket(plain, "localhost", plain.getPort(), false)) {
      secured.startHandshake();
    } catch (IOException expected) {
      plain.close();
    }
  }

  static void send(Datagrams datagrams) throws IOException {
    datagrams.near().send(datagrams.forFar());
  }

  static void receive(Partner<Datagrams> partner) throws IOException {
    partner.meet().near().receive(new DatagramPacket(new byte[SMALL_BYTES], SMALL_BYTES));
  }
}
