// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.chat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Asks the partner for a quote without waiting: the answer arrives on the asking loop. */
final class QuoteClient {
  private static final int MAX_ANSWER_BYTES = 64 * 1024;

  private final InetSocketAddress partner;

  QuoteClient(InetSocketAddress partner) {
    this.partner = partner;
  }

  /** Passes the partner's answer on to the reply, or 502 if there is none. */
  void fetch(Reply reply) {
    new Bootstrap()
        .group(reply.loop())
        .channel(NioSocketChannel.class)
        .handler(pipeline(reply))
        .connect(partner)
        .addListener((ChannelFuture connected) -> send(connected, reply));
  }

  private void send(ChannelFuture connected, Reply reply) {
    if (!connected.isSuccess()) {
      reply.status(HttpResponseStatus.BAD_GATEWAY);
      return;
    }
    var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/quote");
    request.headers().set(HttpHeaderNames.HOST, partner.getHostString());
    connected.channel().writeAndFlush(request);
  }

  private static ChannelInitializer<SocketChannel> pipeline(Reply reply) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        channel
            .pipeline()
            .addLast(new HttpClientCodec())
            .addLast(new HttpObjectAggregator(MAX_ANSWER_BYTES))
            .addLast(new AnswerHandler(reply));
      }
    };
  }

  private static final class AnswerHandler extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final Reply reply;

    AnswerHandler(Reply reply) {
      this.reply = reply;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpResponse answer) {
      reply.json(answer.content().toString(StandardCharsets.UTF_8));
      ctx.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      reply.status(HttpResponseStatus.BAD_GATEWAY);
      ctx.close();
    }
  }
}
