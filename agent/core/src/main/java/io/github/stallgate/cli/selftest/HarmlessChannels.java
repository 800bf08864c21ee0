// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Channels in non-blocking mode, as loops use them. */
final class HarmlessChannels {

  private static final int SOME_BYTES = 16;

  private HarmlessChannels() {}

  static List<Operation> all() {
    return OperationList.harmless()
        .add("non-blocking SocketChannel.read", HarmlessChannels::connected, HarmlessChannels::read)
        .add(
            "non-blocking SocketChannel.write",
            HarmlessChannels::connected,
            HarmlessChannels::write)
        .add("non-blocking SocketChannel.connect", Loopback::listener, HarmlessChannels::connect)
        .add(
            "non-blocking ServerSocketChannel.accept",
            HarmlessChannels::listener,
            HarmlessChannels::accept)
        .add(
            "non-blocking DatagramChannel.receive",
            HarmlessChannels::datagram,
            HarmlessChannels::receive)
        .add(
            "non-blocking DatagramChannel.send", HarmlessChannels::datagram, HarmlessChannels::send)
        .add(
            "non-blocking Pipe.SourceChannel.read",
            HarmlessChannels::source,
            HarmlessChannels::readPipe)
        .add(
            "non-blocking Pipe.SinkChannel.write",
            HarmlessChannels::sink,
            HarmlessChannels::writePipe)
        .add("Selector.selectNow", Selector::open, HarmlessChannels::selectNow)
        .toList();
  }

  private static Loopback.Channels connected() throws IOException {
    Loopback.Channels channels = Loopback.Channels.connected();
    channels.near().configureBlocking(false);
    return channels;
  }

  private static ServerSocketChannel listener() throws IOException {
    ServerSocketChannel listener = Loopback.listener();
    listener.configureBlocking(false);
    return listener;
  }

  private static DatagramChannel datagram() throws IOException {
    DatagramChannel channel = Loopback.datagramChannel();
    channel.configureBlocking(false);
    return channel;
  }

  private static Pipe.SourceChannel source() throws IOException {
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    return pipe.source();
  }

  /** Nobody reads the pipe, whose source end goes with the process. */
  private static Pipe.SinkChannel sink() throws IOException {
    Pipe pipe = Pipe.open();
    pipe.sink().configureBlocking(false);
    return pipe.sink();
  }

  private static ByteBuffer some() {
    return ByteBuffer.allocate(SOME_BYTES);
  }

  static void read(Loopback.Channels channels) throws IOException {
    channels.near().read(some());
  }

  static void write(Loopback.Channels channels) throws IOException {
    channels.near().write(some());
  }

  static void connect(ServerSocketChannel listener) throws IOException {
    try (SocketChannel channel = SocketChannel.open()) {
      channel.configureBlocking(false);
      channel.connect(listener.getLocalAddress());
    }
  }

  static void accept(ServerSocketChannel listener) throws IOException {
    listener.accept();
  }

  static void receive(DatagramChannel channel) throws IOException {
    channel.receive(some());
  }

  static void send(DatagramChannel channel) throws IOException {
    channel.send(some(), channel.getLocalAddress());
  }

  static void readPipe(Pipe.SourceChannel source) throws IOException {
    source.read(some());
  }

  static void writePipe(Pipe.SinkChannel sink) throws IOException {
    sink.write(some());
  }

  static void selectNow(Selector selector) throws IOException {
    selector.selectNow();
  }
}
