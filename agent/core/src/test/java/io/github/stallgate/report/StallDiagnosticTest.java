// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the watchdog found, in words. */
class StallDiagnosticTest {
  private static final String FEED =
      "\"stack\":[\"com.acme.feed.Ranker.score(Ranker.java:112)\","
          + "\"com.acme.feed.Ranker.sort(Ranker.java:74)\","
          + "\"io.netty.channel.nio.NioEventLoop.run(NioEventLoop.java:583)\"]";
  private final Diagnostic diagnostic = new Diagnostic("--report target/stallgate");
  @TempDir Path directory;

  @Test
  void text_cpuHog_isGolden() throws Exception {
    String line =
        stall("CpuHog", "error", "CPU", "netty", 812, 806)
            .replace(
                "{}",
                "{\"cpuPercent\":99,\"hot\":\"java.util.regex.Matcher.matches 97 %\","
                    + "\"controlWorstNanos\":3000000}");
    assertThat(text(line))
        .isEqualTo(
            """
            error[CpuHog] Ranker.score computed on a Netty event loop for 812 ms
              at     com.acme.feed.Ranker.score(Ranker.java:112)
                     com.acme.feed.Ranker.sort(Ranker.java:74)
                     io.netty.channel.nio.NioEventLoop.run(NioEventLoop.java:583)
              on     netty:loop-1
              what   1 long computation, 812 ms of loop time
                     812 ms wall, 806 ms CPU: it was computing, not waiting
                     97 % in java.util.regex.Matcher.matches, the machine was quiet (control clock at most 3 ms late)
              why    this loop serves every channel registered on it, and none of them while it is held.
                     It counts in CPU time, which a busy build machine does not lengthen.
              fix    either  ctx.executor().execute(this::nextPart), a part of the work a turn
                     or      supplyAsync(this::work, workers).thenAcceptAsync(this::next, ctx.executor())
              allow  @MayBlock(reason = "...") on Ranker.score, or
                     java -jar stallgate-agent.jar baseline accept 0badcafe --reason "..." --report target/stallgate
              more   java -jar stallgate-agent.jar explain CpuHog""");
  }

  @Test
  void text_monitorWithOwner_isGolden() throws Exception {
    String line =
        stall("BlockingLock", "warning", "LOCK", "vertx", 120, 0)
            .replace("\"api\":\"com.acme.feed.Ranker.score\"", "\"api\":\"synchronized\"")
            .replace(
                "{}",
                "{\"lockPercent\":97,\"lock\":\"java.lang.Object@1b2c\",\"owner\":\"worker-7\","
                    + "\"ownerAt\":\"com.acme.Cache.refresh(Cache.java:80)\"}");
    assertThat(text(line))
        .isEqualTo(
            """
            warning[BlockingLock] a contended synchronized held a Vert.x event loop for 120 ms
              at     com.acme.feed.Ranker.score(Ranker.java:112)
                     com.acme.feed.Ranker.sort(Ranker.java:74)
                     io.netty.channel.nio.NioEventLoop.run(NioEventLoop.java:583)
              on     netty:loop-1
              what   1 wait for a lock, 120 ms of loop time
                     java.lang.Object@1b2c was held by worker-7 at com.acme.Cache.refresh(Cache.java:80)
              why    every handler and timer that belongs to this loop waits while it is held.
                     By default, Vert.x's own check says nothing of less than 2 s.
              fix    confine the state to this loop, or take the lock elsewhere:
                       vertx.executeBlocking(() -> work()).onSuccess(this::next)
              allow  @MayBlock(reason = "...") on Ranker.score, or
                     java -jar stallgate-agent.jar baseline accept 0badcafe --reason "..." --report target/stallgate
              more   java -jar stallgate-agent.jar explain BlockingLock""");
  }

  @Test
  void text_garbageCollection_blamesNoCode() throws Exception {
    String line =
        stall("LoopLag", "note", "GC", "netty", 240, 0)
            .replace("com.acme.feed.Ranker.score\"", "jvm.garbageCollection\"")
            .replace("\"com.acme.feed.Ranker\"", "\"jvm\"")
            .replace("\"score\"", "\"garbageCollection\"")
            .replace("{}", "{\"gcPercent\":92,\"controlWorstNanos\":231000000}");
    assertThat(text(line))
        .isEqualTo(
            """
            note[LoopLag] garbage collection held a Netty event loop for 240 ms
              at     no frame: all threads of the JVM stood still
              on     netty:loop-1
              what   1 delay, 240 ms of loop time
                     92 % of the time the JVM was collecting garbage: no code is blamed
                     control clock at most 231 ms late
              why    this loop serves every channel registered on it, and none of them while it is held.
              fix    allocate less, or choose a collector with shorter pauses:
                       -Xlog:gc tells each pause; -XX:+UseZGC has the shortest
              allow  java -jar stallgate-agent.jar baseline accept 0badcafe --reason "..." --report target/stallgate
              more   java -jar stallgate-agent.jar explain LoopLag""");
  }

  @Test
  void text_machine_blamesNoCode() throws Exception {
    String line =
        stall("LoopLag", "note", "MACHINE", "netty", 300, 0)
            .replace("com.acme.feed.Ranker.score\"", "machine.descheduled\"")
            .replace("\"com.acme.feed.Ranker\"", "\"machine\"")
            .replace("\"score\"", "\"descheduled\"")
            .replace("{}", "{\"machinePercent\":88,\"cpuPercent\":9}");
    assertThat(text(line))
        .contains("note[LoopLag] the machine did not run a Netty event loop for 300 ms\n")
        .contains("  at     no frame: the thread was ready to run and had no core\n")
        .contains("88 % of the time the machine did not run this thread: no code is blamed\n")
        .contains("         9 % computing\n")
        .contains("nr_throttled")
        .doesNotContain("@MayBlock");
    assertThat(diagnostic.line(read(line)))
        .isEqualTo(
            "note[LoopLag] the machine on a Netty event loop, 1 delay, 300 ms of loop time"
                + " (0badcafe)");
  }

  @Test
  void text_queueFlood_tellsTurnsAndDelay() throws Exception {
    String line =
        stall("LoopLag", "note", "CPU", "netty", 312, 290)
            .replace("{}", "{\"turns\":300,\"delayNanos\":312000000,\"cpuPercent\":93}");
    assertThat(text(line))
        .startsWith(
            "note[LoopLag] Ranker.score kept the tasks of a Netty event loop waiting for up to"
                + " 312 ms\n")
        .contains("a task waited 312 ms for its turn, 300 turns of others came first\n");
  }

  @Test
  void text_unknownCause_saysThatItCouldNotBeTold() throws Exception {
    String line = stall("LoopLag", "note", "UNKNOWN", "netty", 80, 0);
    assertThat(text(line))
        .startsWith("note[LoopLag] Ranker.score held a Netty event loop for 80 ms\n")
        .contains("         its cause could not be told: no measurement accounts for it\n");
  }

  @Test
  void text_pinnedCarrier_tellsTheReason() throws Exception {
    String line =
        stall("CarrierPinned", "error", "BLOCKED", "virtual", 210, 0)
            .replace("\"durationNanos\"", "\"peers\":4,\"durationNanos\"")
            .replace("{}", "{\"reason\":\"a native frame is on the stack: com.acme.N.call\"}");
    assertThat(text(line))
        .startsWith(
            "error[CarrierPinned] Ranker.score waited and pinned a virtual-thread carrier for 210"
                + " ms\n")
        .contains("  on     netty:loop-1, one of 4 carriers\n")
        .contains("it could not give the carrier up: a native frame is on the stack: com.acme.N")
        .contains("workers.submit(this::work).get()");
  }

  @ParameterizedTest
  @CsvSource({
    "812, 806, '812 ms wall, 806 ms CPU: it was computing, not waiting'",
    "900, 200, '900 ms wall, 200 ms CPU: it was computing\n         75 % without a core'",
  })
  void text_cpuTime_isSetAgainstWallTime(int wall, int cpu, String words) throws Exception {
    String line =
        stall("CpuHog", "error", "CPU", "netty", wall, cpu)
            .replace("{}", cpu < 800 ? "{\"machinePercent\":75}" : "{}");
    assertThat(text(line)).contains("         " + words + "\n");
  }

  @Test
  void text_severalOccurrences_measuredIsOneOfThem() throws Exception {
    String line = stall("CpuHog", "error", "CPU", "netty", 812, 806);
    assertThat(text(line + "\n" + ReportLines.count("0badcafe", 3, 1200, 812)))
        .contains("3 long computations, 1.2 s of loop time in total, worst 812 ms\n")
        .contains("         one of them: 812 ms wall, 806 ms CPU:");
  }

  @ParameterizedTest
  @CsvSource({
    "CpuHog, CPU, netty",
    "CpuHog, GC, vertx",
    "BlockingSocket, BLOCKED, netty",
    "BlockingLock, LOCK, reactor",
    "LoopLag, UNKNOWN, awt",
    "CarrierHog, CPU, virtual",
    "CarrierPinned, LOCK, virtual",
  })
  void text_everythingMeasured_fitsFifteenLines(String rule, String cause, String kind)
      throws Exception {
    String evil = "e\\nerror[x]\\u001b[31m\\u202e";
    String line =
        stall(rule, "error", cause, kind, 90, 80)
            .replace("\"policy\":\"report\"", "\"policy\":\"throw\"")
            .replace(
                "{}",
                "{\"cpuPercent\":1,\"blockedPercent\":2,\"lockPercent\":3,\"gcPercent\":4,"
                    + "\"machinePercent\":\"x\",\"controlWorstNanos\":5,\"new\":6,"
                    + "\"hot\":\"EVIL\",\"lock\":\"EVIL\",\"owner\":\"EVIL\",\"ownerAt\":\"EVIL\"}"
                        .replace("EVIL", evil));
    assertThat(text(line)).doesNotContain("\u001b").doesNotContain("\u202e");
    assertThat(text(line).lines())
        .hasSizeLessThanOrEqualTo(15)
        .noneMatch(text -> text.contains("controlWorstNanos"));
  }

  private static String stall(
      String rule, String severity, String cause, String kind, int millis, int cpuMillis) {
    return "{\"type\":\"finding\",\"id\":\"0badcafe\",\"rule\":\"%s\",\"severity\":\"%s\","
            .formatted(rule, severity)
        + "\"cause\":\"%s\",\"policy\":\"report\",\"loop\":\"netty:loop-1\",\"kind\":\"%s\","
            .formatted(cause, kind)
        + "\"api\":\"com.acme.feed.Ranker.score\",\"culprit\":{\"class\":\"com.acme.feed.Ranker\","
        + "\"method\":\"score\",\"file\":\"Ranker.java\",\"line\":112},"
        + "\"framework\":{\"class\":\"io.netty.channel.nio.NioEventLoop\",\"method\":\"run\"},"
        + "\"durationNanos\":%d,\"cpuNanos\":%d,\"samples\":9,"
            .formatted(millis * 1_000_000L, cpuMillis * 1_000_000L)
        + FEED
        + ",\"evidence\":{}}";
  }

  private String text(String line) throws Exception {
    return diagnostic.text(read(line));
  }

  private ReportedFinding read(String line) throws Exception {
    Path path = directory.resolve("a.jsonl");
    ReportLines.lines(path, ReportLines.HEADER, ReportLines.LOOP, line);
    return ReportReader.read(path).findings().get(0);
  }
}
