// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import io.github.stallgate.runtime.Protocol;
import io.github.stallgate.runtime.ProtocolServer;
import io.github.stallgate.runtime.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** An echo server of callbacks on one loop of ours. */
public final class StallgateProtocolEcho implements Protocol {
  private Transport transport;

  private StallgateProtocolEcho() {}

  /** Serves until standard input ends. */
  public static void main(String[] arguments) throws IOException {
    Serving.untilInputEnds(StallgateEcho.start(StallgateProtocolEcho::listen));
  }

  private static int listen(InetSocketAddress address) throws IOException {
    ProtocolServer server = ProtocolServer.listen(address, StallgateProtocolEcho::new);
    return ((InetSocketAddress) server.address()).getPort();
  }

  @Override
  public void connected(Transport connection) {
    transport = connection;
  }

  @Override
  public void received(ByteBuffer data) {
    transport.write(data);
  }
}
