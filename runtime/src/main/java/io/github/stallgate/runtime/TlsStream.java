// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/**
 * TLS over another stream, which it owns from the beginning: also when the handshake fails, that is
 * closed. An end without the peer's close_notify is an SSLException, since somebody may have cut
 * the rest off.
 *
 * <p>Guarantee: a record is encrypted and handed on without a wait between, so records leave in the
 * order in which they were made, and a cancel never leaves half of one. What is costly in a
 * handshake is done off the loop.
 */
public final class TlsStream extends ByteStream {
  private static final Away COMPUTING =
      new Away("stallgate-tls", Math.max(2, Runtime.getRuntime().availableProcessors()));
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final ByteStream inner;
  private final SSLEngine engine;

  /** What came and is not decrypted, from position to limit. */
  private ByteBuffer received;

  private boolean isClosed;

  private TlsStream(ByteStream inner, SSLEngine engine) {
    super(inner.io);
    this.inner = inner;
    this.engine = engine;
    this.received = ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).limit(0);
  }

  /**
   * The client's side: shakes hands, and verifies that the certificate is trusted and made for that
   * host.
   *
   * @param protocols for ALPN, best first; none: it is not used
   * @throws IOException if the handshake fails
   */
  public static TlsStream client(
      ByteStream stream, SSLContext context, String host, int port, String... protocols)
      throws IOException {
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setApplicationProtocols(protocols);
    engine.setSSLParameters(parameters);
    return over(stream, engine);
  }

  /**
   * The server's side: shakes hands.
   *
   * @param protocols for ALPN, best first; none: it is not used
   * @throws IOException if the handshake fails
   */
  public static TlsStream server(ByteStream stream, SSLContext context, String... protocols)
      throws IOException {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(protocols);
    engine.setSSLParameters(parameters);
    return over(stream, engine);
  }

  /**
   * With an engine that is set up otherwise, to the side that it is for.
   *
   * @throws IOException if the handshake fails
   */
  public static TlsStream over(ByteStream stream, SSLEngine engine) throws IOException {
    stream.io.loop.checkOwner();
    TlsStream tls = new TlsStream(stream, engine);
    boolean finished = false;
    try {
      tls.handshake();
      finished = true;
      return tls;
    } catch (IOException failure) {
      tls.close();
      throw failure;
    } finally {
      if (!finished && !tls.isClosed) {
        stream.abort();
      }
    }
  }

  private void handshake() throws IOException {
    engine.beginHandshake();
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_WRAP -> {
          wrap(NOTHING.duplicate());
          inner.awaitRoom();
        }
        case NEED_TASK -> compute(engine.getDelegatedTask());
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> shakeOnce();
        default -> {
          return;
        }
      }
    }
  }

  private void shakeOnce() throws IOException {
    ByteBuffer plain = io.tlsBuffers().plain();
    SSLEngineResult.Status status = unwrap(plain).getStatus();
    in.append(plain.flip());
    if (status == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
      receive();
    } else if (status == SSLEngineResult.Status.CLOSED) {
      throw new SSLException("the peer of " + this + " ended the handshake");
    }
  }

  private void compute(Runnable task) throws IOException {
    if (task == null) {
      return;
    }
    try {
      COMPUTING.call(
          io.loop,
          () -> {
            task.run();
            return null;
          });
    } catch (IOException | RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new SSLException("the handshake of " + this + " failed", failure);
    }
  }

  @Override
  int fill(ByteBuffer target) throws IOException {
    while (true) {
      checkOpen();
      ByteBuffer plain = io.tlsBuffers().plain();
      SSLEngineResult result = unwrap(plain);
      afterwards();
      if (plain.position() > 0) {
        return share(plain.flip(), target);
      }
      if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
        return -1;
      }
      if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
        receive();
      }
    }
  }

  private SSLEngineResult unwrap(ByteBuffer plain) throws IOException {
    SSLEngineResult result;
    try {
      result = engine.unwrap(received, plain);
    } catch (RuntimeException odd) {
      throw new SSLException("can't make sense of what the peer of " + this + " sent", odd);
    }
    if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
      io.tlsBuffers().growPlain(engine.getSession().getApplicationBufferSize());
    }
    return result;
  }

  /** What a message of the peer asks for while data flows: a new key, or the end. */
  private void afterwards() throws IOException {
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> engine.getDelegatedTask().run();
        case NEED_WRAP -> {
          if (wrap(NOTHING.duplicate()) == SSLEngineResult.Status.CLOSED) {
            return;
          }
        }
        default -> {
          return;
        }
      }
    }
  }

  /** Waits for more of the peer's bytes. */
  private void receive() throws IOException {
    if (received.position() == 0 && received.limit() == received.capacity()) {
      received = ByteBuffer.allocate(2 * received.capacity()).put(received).flip();
    }
    received.compact();
    int count;
    try {
      count = inner.read(received);
    } finally {
      received.flip();
    }
    if (count < 0) {
      throw new SSLException(
          "the peer of " + this + " ended without close_notify: what it sent may be cut off");
    }
  }

  @Override
  void writeAll(ByteBuffer data) throws IOException {
    while (data.hasRemaining()) {
      wrapData(data);
      inner.awaitRoom();
    }
  }

  private void wrapData(ByteBuffer data) throws IOException {
    checkOpen();
    if (wrap(data) == SSLEngineResult.Status.CLOSED) {
      throw new SSLException("can't write to " + this + ": its output has ended");
    }
  }

  @Override
  void put(ByteBuffer data) throws IOException {
    while (data.hasRemaining()) {
      wrapData(data);
    }
  }

  /** One record, handed on. */
  private SSLEngineResult.Status wrap(ByteBuffer data) throws IOException {
    while (true) {
      ByteBuffer wire = io.tlsBuffers().wire();
      SSLEngineResult.Status status = engine.wrap(data, wire).getStatus();
      if (wire.position() > 0) {
        inner.put(wire.flip());
      }
      if (status != SSLEngineResult.Status.BUFFER_OVERFLOW) {
        return status;
      }
      io.tlsBuffers().growWire(engine.getSession().getPacketBufferSize());
    }
  }

  @Override
  void awaitPending(int most) throws IOException {
    inner.awaitPending(most);
  }

  @Override
  void awaitRoom() throws IOException {
    inner.awaitRoom();
  }

  @Override
  void abort() {
    isClosed = true;
    inner.abort();
  }

  private void checkOpen() throws IOException {
    if (isClosed) {
      throw new IOException(
          "can't use " + this + ": the stream was closed on this side; do it before close()");
    }
  }

  /** Sends close_notify; with TLS 1.3, input goes on. */
  @Override
  public void shutdownOutput() throws IOException {
    io.loop.checkOwner();
    checkOpen();
    sayEnd();
    inner.awaitPending(0);
  }

  private void sayEnd() throws IOException {
    engine.closeOutbound();
    while (!engine.isOutboundDone()) {
      ByteBuffer nothing = NOTHING.duplicate();
      if (wrap(nothing) == SSLEngineResult.Status.CLOSED) {
        return;
      }
    }
  }

  /** Sends close_notify and closes the stream below. */
  @Override
  public void close() {
    io.loop.checkOwner();
    if (isClosed) {
      return;
    }
    isClosed = true;
    try {
      sayEnd();
    } catch (IOException broken) {
      // It has ended anyhow; the stream below tells whoever waits.
    }
    inner.close();
  }

  /** What was agreed on: certificates, cipher, version. */
  public SSLSession session() {
    return engine.getSession();
  }

  /** What ALPN came to; empty if nothing. */
  public String applicationProtocol() {
    String protocol = engine.getApplicationProtocol();
    return protocol == null ? "" : protocol;
  }

  @Override
  public String toString() {
    return "TlsStream(" + inner + ")";
  }
}
