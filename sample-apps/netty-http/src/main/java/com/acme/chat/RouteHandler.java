// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.chat;

import com.acme.chat.Chat.Route;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Map;

/** Finds the route of a request and runs it on the channel's event loop. */
@Sharable
final class RouteHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private final Map<String, Route> routes;

  RouteHandler(Map<String, Route> routes) {
    this.routes = routes;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    Reply reply = new Reply(ctx, HttpUtil.isKeepAlive(request));
    String path = new QueryStringDecoder(request.uri()).path();
    int parameterStart = path.lastIndexOf('/') + 1;
    Route route = routes.get(path);
    if (route == null) {
      route = routes.get(path.substring(0, parameterStart));
    }
    if (path.equals("/")) {
      reply.text(String.join("\n", examples()));
    } else if (route == null) {
      reply.status(HttpResponseStatus.NOT_FOUND);
    } else {
      run(route, path.substring(parameterStart), reply);
    }
  }

  private Iterable<String> examples() {
    return routes.keySet().stream().map(path -> path.endsWith("/") ? path + "7" : path).toList();
  }

  private static void run(Route route, String parameter, Reply reply) {
    try {
      route.handle(parameter, reply);
    } catch (NumberFormatException e) {
      reply.status(HttpResponseStatus.BAD_REQUEST);
    } catch (Exception e) {
      reply.status(HttpResponseStatus.INTERNAL_SERVER_ERROR);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
