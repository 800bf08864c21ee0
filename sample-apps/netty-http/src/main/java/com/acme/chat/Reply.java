// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.chat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** The answer to one request: to be given once, from any thread. */
record Reply(ChannelHandlerContext ctx, boolean keepAlive) {
  /** The loop that serves the request. */
  EventLoop loop() {
    return ctx.channel().eventLoop();
  }

  void text(String body) {
    send(HttpResponseStatus.OK, "text/plain; charset=utf-8", utf8(body));
  }

  void json(String body) {
    send(HttpResponseStatus.OK, "application/json", utf8(body));
  }

  void status(HttpResponseStatus status) {
    send(status, "text/plain; charset=utf-8", utf8(status.reasonPhrase()));
  }

  private static ByteBuf utf8(String body) {
    return Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8));
  }

  private void send(HttpResponseStatus status, String type, ByteBuf body) {
    FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
    HttpUtil.setContentLength(response, body.readableBytes());
    HttpUtil.setKeepAlive(response, keepAlive);
    ChannelFuture sent = ctx.writeAndFlush(response);
    if (!keepAlive) {
      sent.addListener(ChannelFutureListener.CLOSE);
    }
  }
}
