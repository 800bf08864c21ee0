// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import io.github.stallgate.catalog.Family;
import java.util.ArrayList;
import java.util.List;

/**
 * Stacks written out, innermost frame first: {@code "java.lang.Thread.sleep"}; what begins with
 * {@code java.}, {@code jdk.} or {@code sun.} is the JDK's.
 */
public final class WrittenStacks {
  /** What stands below every callback of these tests. */
  public static final List<String> NETTY =
      List.of(
          "com.acme.Handler.channelRead",
          "io.netty.channel.AbstractChannelHandlerContext.fireChannelRead",
          "io.netty.util.concurrent.SingleThreadEventExecutor$4.run",
          "java.lang.Thread.run");

  private WrittenStacks() {}

  public static List<Frame> frames(String... methods) {
    List<Frame> frames = new ArrayList<>();
    for (String method : methods) {
      frames.add(frame(method));
    }
    return frames;
  }

  /** These, called by an application's handler on a Netty loop. */
  public static List<Frame> onNetty(String... methods) {
    List<Frame> frames = frames(methods);
    NETTY.forEach(method -> frames.add(frame(method)));
    return frames;
  }

  public static Frame frame(String method) {
    int dot = method.lastIndexOf('.');
    String type = method.substring(0, dot);
    boolean jdk = type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
    String simple = type.substring(type.lastIndexOf('.') + 1).split("\\$")[0];
    return new Frame(type, method.substring(dot + 1), simple + ".java", 41, jdk);
  }

  public static Call call(Family family, List<Frame> frames) {
    return call(family, Call.Stream.FILE, 0, frames);
  }

  static Call call(Family family, Call.Stream stream, long nanos, List<Frame> frames) {
    return new Call(family, "java.some.Hooked.method", false, stream, nanos, frames);
  }
}
