// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.chat;

import com.acme.common.Launcher;
import com.acme.common.Variant;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** A chat service over HTTP, straight on Netty. */
public final class ChatServer implements Launcher.Server {
  private static final int MAX_REQUEST_BYTES = 64 * 1024;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final Chat chat;
  private final Channel listener;

  private ChatServer(Chat chat) {
    this.chat = chat;
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(pipeline(new RouteHandler(chat.routes())));
    listener = bootstrap.bind(InetAddress.getLoopbackAddress(), 0).syncUninterruptibly().channel();
  }

  /** {@code clean} or {@code planted}; see {@link Launcher#run}. */
  public static void main(String[] arguments) throws Exception {
    Launcher.run(arguments, ChatServer::start);
  }

  private static ChatServer start(Variant variant) throws Exception {
    return new ChatServer(variant == Variant.CLEAN ? new CleanChat() : new PlantedChat());
  }

  @Override
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  @Override
  public void close() throws Exception {
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    chat.close();
  }

  private static ChannelInitializer<SocketChannel> pipeline(RouteHandler handler) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        channel
            .pipeline()
            .addLast(new HttpServerCodec())
            .addLast(new HttpObjectAggregator(MAX_REQUEST_BYTES))
            .addLast(handler);
      }
    };
  }
}
