// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.pages;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.io.File;

/** What the examples for Netty may name. */
public abstract class NettyNames extends Names {
  protected static class OrderHandler extends ChannelInboundHandlerAdapter {
    public OrderHandler() {}
  }

  protected static class BackendHandler extends ChannelInboundHandlerAdapter {
    public BackendHandler(ChannelHandlerContext front) {}
  }

  protected ChannelHandlerContext ctx;
  protected Channel channel;
  protected ChannelPipeline pipeline;
  protected Bootstrap bootstrap;
  protected EventExecutorGroup databaseGroup;
  protected EventLoop owner;
  protected EventLoopGroup group;
  protected static EventLoopGroup loops;
  protected static int port;
  protected Runnable task;
  protected Object message;
  protected String request;
  protected File file;
  protected long length;
  protected int pending;

  protected void next(ChannelHandlerContext of, Object what) {}

  protected void next(Object value, Throwable error) {}

  protected void reply(ChannelHandlerContext to, Object what) {}

  protected void close(Throwable cause) {}
}
