// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lines of reports for tests, as the agent writes them. */
public final class ReportLines {
  public static final String HEADER =
      "{\"type\":\"header\",\"schema\":1,\"version\":\"1.0.0\",\"pid\":4711,"
          + "\"started\":\"2026-11-20T10:00:00Z\",\"jdk\":\"17.0.15\",\"vm\":\"HotSpot\","
          + "\"host\":{\"cpus\":2},\"main\":\"com.acme.Main\",\"options\":{\"mode\":\"report\"}}";
  public static final String COVERAGE =
      "{\"type\":\"coverage\",\"hooksLive\":217,\"hooksKnown\":217,\"missing\":[],"
          + "\"callSites\":true}";
  public static final String LOOP = loop("nioEventLoopGroup-3-2", "netty");
  public static final String SLEEP =
      finding("7c1f02ab", "BlockingSleep", "error", "com.acme.chat.RateLimiter", "throttle", 250);
  public static final String END = "{\"type\":\"end\",\"findings\":1,\"dropped\":0}";

  private ReportLines() {}

  public static String loop(String name, String kind) {
    return "{\"type\":\"loop\",\"loop\":\"netty:"
        + name
        + "\",\"kind\":\""
        + kind
        + "\",\"thread\":\""
        + name
        + "\"}";
  }

  public static String finding(
      String id, String rule, String severity, String culprit, String method, int millis) {
    return "{\"type\":\"finding\",\"id\":\"%s\",\"rule\":\"%s\",\"severity\":\"%s\","
            .formatted(id, rule, severity)
        + "\"cause\":\"BLOCKED\",\"policy\":\"report\",\"loop\":\"nioEventLoopGroup-3-2\","
        + "\"kind\":\"netty\",\"api\":\"java.lang.Thread.sleep\","
        + "\"culprit\":{\"class\":\"%s\",\"method\":\"%s\",\"file\":\"Some.java\",\"line\":41},"
            .formatted(culprit, method)
        + "\"framework\":{\"class\":\"io.netty.channel.nio.NioEventLoop\",\"method\":\"run\"},"
        + "\"durationNanos\":%d,\"cpuNanos\":0,".formatted(millis * 1_000_000L)
        + "\"stack\":[\"java.lang.Thread.sleep(Thread.java:10)\",\"%s.%s(Some.java:41)\","
            .formatted(culprit, method)
        + "\"com.acme.chat.ChatHandler.channelRead0(ChatHandler.java:58)\","
        + "\"io.netty.channel.AbstractChannelHandlerContext.fireChannelRead(A.java:1)\","
        + "\"io.netty.channel.DefaultChannelPipeline.fireChannelRead(D.java:2)\","
        + "\"io.netty.channel.nio.NioEventLoop.run(NioEventLoop.java:583)\","
        + "\"java.lang.Thread.run(Thread.java:840)\"],\"evidence\":{}}";
  }

  public static String count(String id, long count, long totalMillis, long maxMillis) {
    return "{\"type\":\"count\",\"id\":\"%s\",\"count\":%d,\"totalNanos\":%d,\"maxNanos\":%d}"
        .formatted(id, count, totalMillis * 1_000_000, maxMillis * 1_000_000);
  }

  public static String clean(String kind, String culprit, String api) {
    return "{\"type\":\"clean\",\"kind\":\"%s\",\"culprit\":\"%s\",\"api\":\"%s\"}"
        .formatted(kind, culprit, api);
  }

  /** Writes a whole report with these findings between header and end. */
  public static Path whole(Path path, String... findings) throws IOException {
    String head = HEADER + "\n" + COVERAGE + "\n" + LOOP + "\n";
    String body = String.join("\n", List.of(findings)) + (findings.length > 0 ? "\n" : "");
    return Files.writeString(path, head + body + END + "\n");
  }

  /** Writes exactly these lines, each finished. */
  public static Path lines(Path path, String... lines) throws IOException {
    return Files.writeString(path, String.join("\n", lines) + "\n");
  }
}
