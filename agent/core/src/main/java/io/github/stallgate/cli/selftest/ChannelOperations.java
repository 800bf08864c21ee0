// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/** NIO channels in blocking mode. */
final class ChannelOperations {

  private static final int BIG_BYTES = 4 * 1024 * 1024;
  private static final int SMALL_BYTES = 16;

  /** A connection under way, set to blocking mode. */
  private record Pending(SocketChannel channel, ServerSocketChannel listener)
      implements AutoCloseable {
    static Pending start() throws IOException {
      ServerSocketChannel listener = Loopback.listener();
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.connect(listener.getLocalAddress());
      channel.configureBlocking(true);
      return new Pending(channel, listener);
    }

    @Override
    public void close() throws IOException {
      channel.close();
      listener.close();
    }
  }

  /** Two datagram channels, each connected to the other. */
  private record Datagrams(DatagramChannel near, DatagramChannel far) implements AutoCloseable {
    static Datagrams connected() throws IOException {
      DatagramChannel near = Loopback.datagramChannel();
      DatagramChannel far = Loopback.datagramChannel();
      near.connect(far.getLocalAddress());
      far.connect(near.getLocalAddress());
      return new Datagrams(near, far);
    }

    @Override
    public void close() throws IOException {
      near.close();
      far.close();
    }
  }

  private record OpenPipe(Pipe.SourceChannel source, Pipe.SinkChannel sink)
      implements AutoCloseable {
    static OpenPipe open() throws IOException {
      Pipe pipe = Pipe.open();
      return new OpenPipe(pipe.source(), pipe.sink());
    }

    @Override
    public void close() throws IOException {
      source.close();
      sink.close();
    }
  }

  private ChannelOperations() {}

  static List<Operation> all() {
    return OperationList.reportedAs("BlockingSocket")
        .on("java.nio.channels.SocketChannel")
        .call("connect", Loopback::listener, ChannelOperations::connect)
        .call("finishConnect", Pending::start, ChannelOperations::finishConnect)
        .on("java.nio.channels.ServerSocketChannel")
        .call("accept", ChannelOperations::caller, ChannelOperations::accept)
        .on("java.nio.channels.SocketChannel")
        .call("read(ByteBuffer)", ChannelOperations::writer, ChannelOperations::read)
        .call("read(ByteBuffer[])", ChannelOperations::writer, ChannelOperations::readScattered)
        .call("write(ByteBuffer)", ChannelOperations::reader, ChannelOperations::write)
        .call("write(ByteBuffer[])", ChannelOperations::reader, ChannelOperations::writeGathered)
        .add(
            "SocketChannel.socket().getInputStream().read",
            ChannelOperations::writer,
            ChannelOperations::readStream)
        .add(
            "SocketChannel.socket().getOutputStream().write",
            ChannelOperations::reader,
            ChannelOperations::writeStream)
        .add("SocketChannel.socket().connect", Loopback::listener, ChannelOperations::connectSocket)
        .add(
            "ServerSocketChannel.socket().accept",
            ChannelOperations::caller,
            ChannelOperations::acceptSocket)
        .on("java.nio.channels.DatagramChannel")
        .call("receive", ChannelOperations::sender, ChannelOperations::receive)
        .call("send", Datagrams::connected, ChannelOperations::send)
        .call("read", ChannelOperations::sender, ChannelOperations::readDatagram)
        .call("write", Datagrams::connected, ChannelOperations::writeDatagram)
        .on("java.nio.channels.Pipe$SourceChannel")
        .call("read", ChannelOperations::pipeWriter, ChannelOperations::readPipe)
        .on("java.nio.channels.Pipe$SinkChannel")
        .call("write", OpenPipe::open, ChannelOperations::writePipe)
        .toList();
  }

  private static Partner<ServerSocketChannel> caller() throws Exception {
    return Partner.of(
        Loopback.listener(), listener -> SocketChannel.open(listener.getLocalAddress()).close());
  }

  private static Partner<Loopback.Channels> writer() throws Exception {
    return Partner.of(Loopback.Channels.connected(), channels -> channels.far().write(small()));
  }

  private static Partner<Loopback.Channels> reader() throws Exception {
    return Partner.of(
        Loopback.Channels.connected(),
        channels -> channels.far().socket().getInputStream().readNBytes(BIG_BYTES));
  }

  private static Partner<Datagrams> sender() throws Exception {
    return Partner.of(Datagrams.connected(), datagrams -> datagrams.far().write(small()));
  }

  private static Partner<OpenPipe> pipeWriter() throws Exception {
    return Partner.of(OpenPipe.open(), pipe -> pipe.sink().write(small()));
  }

  private static ByteBuffer small() {
    return ByteBuffer.allocate(SMALL_BYTES);
  }

  private static ByteBuffer big() {
    return ByteBuffer.allocate(BIG_BYTES);
  }

  static void connect(ServerSocketChannel listener) throws IOException {
    try (SocketChannel channel = SocketChannel.open()) {
      channel.connect(listener.getLocalAddress());
    }
  }

  static void finishConnect(Pending pending) throws IOException {
    pending.channel().finishConnect();
  }

  static void accept(Partner<ServerSocketChannel> partner) throws IOException {
    partner.meet().accept().close();
  }

  static void read(Partner<Loopback.Channels> partner) throws IOException {
    partner.meet().near().read(small());
  }

  static void readScattered(Partner<Loopback.Channels> partner) throws IOException {
    partner.meet().near().read(new ByteBuffer[] {small(), small()});
  }

  static void write(Partner<Loopback.Channels> partner) throws IOException {
    partner.meet().near().write(big());
  }

  static void writeGathered(Partner<Loopback.Channels> partner) throws IOException {
    SocketChannel channel = partner.meet().near();
    ByteBuffer[] buffers = {big()};
    while (buffers[0].hasRemaining()) {
      channel.write(buffers);
    }
  }

  static void readStream(Partner<Loopback.Channels> partner) throws IOException {
    partner.meet().near().socket().getInputStream().read();
  }

  static void writeStream(Partner<Loopback.Channels> partner) throws IOException {
    partner.meet().near().socket().getOutputStream().write(new byte[BIG_BYTES]);
  }

  static void connectSocket(ServerSocketChannel listener) throws IOException {
    try (SocketChannel channel = SocketChannel.open()) {
      channel.socket().connect(listener.getLocalAddress());
    }
  }

  static void acceptSocket(Partner<ServerSocketChannel> partner) throws IOException {
    partner.meet().socket().accept().close();
  }

  static void receive(Partner<Datagrams> partner) throws IOException {
    partner.meet().near().receive(small());
  }

  static void send(Datagrams datagrams) throws IOException {
    datagrams.near().send(small(), datagrams.far().getLocalAddress());
  }

  static void readDatagram(Partner<Datagrams> partner) throws IOException {
    partner.meet().near().read(small());
  }

  static void writeDatagram(Datagrams datagrams) throws IOException {
    datagrams.near().write(small());
  }

  static void readPipe(Partner<OpenPipe> partner) throws IOException {
    partner.meet().source().read(small());
  }

  static void writePipe(OpenPipe pipe) throws IOException {
    pipe.sink().write(small());
  }
}
