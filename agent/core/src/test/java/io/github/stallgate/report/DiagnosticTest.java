// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticTest {
  private final Diagnostic diagnostic = new Diagnostic("--report target/stallgate");
  @TempDir Path directory;

  @Test
  void text_sleepOnNetty_isGolden() throws Exception {
    ReportedFinding finding =
        read(
            ReportLines.SLEEP.replace(
                "\"stack\"", "\"context\":\"ChatServerTest.floods()\",\"stack\""),
            ReportLines.count("7c1f02ab", 37, 9300, 251));
    assertThat(diagnostic.text(finding))
        .isEqualTo(
            """
            error[BlockingSleep] Thread.sleep held a Netty event loop for 251 ms
              at     com.acme.chat.RateLimiter.throttle(Some.java:41)
                     com.acme.chat.ChatHandler.channelRead0(ChatHandler.java:58)
                     io.netty.channel.nio.NioEventLoop.run(NioEventLoop.java:583)  (2 frames between left out)
              on     nioEventLoopGroup-3-2, one of 2 netty loops, while ChatServerTest.floods() ran
              what   37 sleeps, 9.3 s of loop time in total, worst 251 ms
              why    this loop serves every channel registered on it, and none of them while it is held.
              fix    let the loop come back instead of sleeping:
                       ctx.executor().schedule(() -> next(), delay, TimeUnit.MILLISECONDS)
              allow  @MayBlock(reason = "...") on RateLimiter.throttle, or
                     java -jar stallgate-agent.jar baseline accept 7c1f02ab --reason "..." --report target/stallgate
              more   java -jar stallgate-agent.jar explain BlockingSleep""");
  }

  @Test
  void text_jdbcOnVertx_isGolden() throws Exception {
    String line =
        """
        {"type":"finding","id":"b40a9e12","rule":"BlockingJdbc","severity":"error",\
        "cause":"BLOCKED","policy":"report","loop":"vert.x-eventloop-thread-1","kind":"vertx",\
        "api":"java.sql.PreparedStatement.executeQuery",\
        "culprit":{"class":"com.acme.orders.OrderRepo$1","method":"lambda$find$4","file":"OrderRepo.java","line":87},\
        "durationNanos":640000000,"cpuNanos":2100000,"stack":[],\
        "evidence":{"socketNanos":1080000000,"sql":"select\\n1"}}""";
    assertThat(diagnostic.text(read(line)))
        .isEqualTo(
            """
            error[BlockingJdbc] PreparedStatement.executeQuery held a Vert.x event loop for 640 ms
              at     com.acme.orders.OrderRepo$1.lambda$find$4(OrderRepo.java:87)
              on     vert.x-eventloop-thread-1
              what   1 JDBC call, 640 ms of loop time
                     CPU time 2.1 ms in one of them, socketNanos 1080000000, sql select\\n1
              why    every handler and timer that belongs to this loop waits while it is held.
                     How long it takes is up to the database, its locks and its load.
                     By default, Vert.x's own check says nothing of less than 2 s.
              fix    either  vertx.executeBlocking(() -> work()).onSuccess(this::next)
                     or      a reactive client, e.g. io.vertx:vertx-pg-client
              note   calling it on another thread and waiting here for it holds the loop just the same
              allow  @MayBlock(reason = "...") on OrderRepo.find, or
                     java -jar stallgate-agent.jar baseline accept b40a9e12 --reason "..." --report target/stallgate
              more   java -jar stallgate-agent.jar explain BlockingJdbc""");
  }

  @Test
  void line_many_isOneLine() throws Exception {
    assertThat(diagnostic.line(read(ReportLines.SLEEP)))
        .isEqualTo(
            "error[BlockingSleep] com.acme.chat.RateLimiter.throttle(Some.java:41): Thread.sleep on"
                + " a Netty event loop, 1 sleep, 250 ms of loop time (7c1f02ab)");
  }

  @Test
  void many_findingsOfOneRule_areOneLine() throws Exception {
    Path path = directory.resolve("a.jsonl");
    ReportLines.whole(
        path,
        ReportLines.finding("1", "BlockingSleep", "error", "com.acme.A", "a", 250),
        ReportLines.finding("2", "BlockingSleep", "error", "com.acme.A$1", "b", 900),
        ReportLines.finding("3", "BlockingSleep", "error", "com.acme.B", "b", 50));
    assertThat(diagnostic.many(ReportReader.read(path).findings()))
        .isEqualTo(
            "3 findings of BlockingSleep in 2 classes, 1.2 s of loop time; worst:"
                + " com.acme.A$1.b(Some.java:41): Thread.sleep on a Netty event loop, 900 ms (2)");
  }

  @Test
  void text_hostileNames_areEscapedEverywhere() throws Exception {
    String evil = "e\\nerror[x]\\u001b[31m\\\"</script>\\u202e";
    String hostile =
        ReportLines.SLEEP
            .replace("nioEventLoopGroup-3-2", evil)
            .replace("RateLimiter", evil)
            .replace("throttle", evil)
            .replace("Some.java", evil)
            .replace("7c1f02ab", evil)
            .replace("BlockingSleep", evil)
            .replace("java.lang.Thread.sleep\"", evil + "\"")
            .replace("\"BLOCKED\"", "\"" + evil + "\"")
            .replace("\"policy\":\"report\"", "\"policy\":\"" + evil + "\"")
            .replace("\"netty\"", "\"" + evil + "\"")
            .replace("\"stack\"", "\"context\":\"" + evil + "\",\"stack\"")
            .replace("\"evidence\":{}", "\"evidence\":{\"" + evil + "\":\"" + evil + "\"}");
    ReportedFinding finding = read(hostile);
    for (String text : new String[] {diagnostic.text(finding), diagnostic.line(finding)}) {
      assertThat(text).doesNotContain("\u001b").doesNotContain("\u202e").contains("\\u001b[31m");
      assertThat(text.lines()).hasSizeLessThanOrEqualTo(15);
      assertThat(text.lines().skip(1)).allMatch(line -> line.startsWith("  "));
    }
  }

  @Test
  void text_policyAndOtherCause_areTold() throws Exception {
    String line =
        ReportLines.SLEEP
            .replace("\"BLOCKED\"", "\"GC\"")
            .replace("\"policy\":\"report\"", "\"policy\":\"throw\"");
    assertThat(diagnostic.text(read(line)))
        .contains("         the JVM was collecting garbage\n")
        .contains("         policy throw\n");
  }

  private ReportedFinding read(String... lines) throws IOException, BadReport {
    Path path = directory.resolve("a.jsonl");
    String second = ReportLines.loop("nioEventLoopGroup-3-1", "netty");
    String head = String.join("\n", ReportLines.HEADER, ReportLines.LOOP, second);
    ReportLines.lines(path, head, String.join("\n", lines));
    return ReportReader.read(path).findings().get(0);
  }
}
