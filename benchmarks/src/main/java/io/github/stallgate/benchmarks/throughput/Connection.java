// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.throughput;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection that repeats one request. It parses only the first answer; the others must be as
 * long and begin with the same status, so that the client takes little time from the server.
 */
final class Connection implements AutoCloseable {
  private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n");
  private static final int MAX_ANSWER = 64 * 1024;

  private final SocketChannel channel;
  private final ByteBuffer request;
  private final ByteBuffer answer = ByteBuffer.allocateDirect(MAX_ANSWER);
  private int length;

  private Connection(SocketChannel channel, byte[] request) {
    this.channel = channel;
    this.request = ByteBuffer.allocateDirect(request.length).put(request);
  }

  /** Connects, asks once and registers to be told of further answers. */
  static Connection open(int port, String path, Selector selector) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    String request = "GET " + path + " HTTP/1.1\r\nhost: localhost\r\n\r\n";
    Connection connection = new Connection(channel, request.getBytes(StandardCharsets.US_ASCII));
    connection.send();
    connection.learnLength();
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, connection);
    return connection;
  }

  /** Sends the request; it is small enough for any socket buffer. */
  void send() throws IOException {
    request.flip();
    channel.write(request);
    if (request.hasRemaining()) {
      throw new IOException("a request did not fit into the socket's buffer");
    }
    answer.clear();
  }

  /** Reads what has come; whether the answer is complete. */
  boolean receive() throws IOException {
    read();
    return isComplete();
  }

  private boolean isComplete() throws IOException {
    if (answer.position() < length) {
      return false;
    }
    for (int i = 0; i < OK.length; i++) {
      if (answer.get(i) != OK[i]) {
        throw new IOException("an answer is no 200");
      }
    }
    if (answer.position() > length) {
      throw new IOException("an answer is longer than the first one");
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void learnLength() throws IOException {
    int headersEnd;
    do {
      read();
      headersEnd = received().indexOf("\r\n\r\n");
    } while (headersEnd < 0);
    Matcher contentLength = LENGTH.matcher(received());
    if (!contentLength.find()) {
      throw new IOException("an answer tells no content length");
    }
    length = headersEnd + 4 + Integer.parseInt(contentLength.group(1));
    while (!isComplete()) {
      read();
    }
  }

  private String received() {
    return StandardCharsets.US_ASCII
        .decode(answer.duplicate().flip())
        .toString()
        .toLowerCase(Locale.ROOT);
  }

  private void read() throws IOException {
    if (channel.read(answer) < 0) {
      throw new IOException("the server closed a connection");
    }
  }
}
