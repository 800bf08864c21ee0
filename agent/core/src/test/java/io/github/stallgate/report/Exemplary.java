// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One finding of each rule as the agent would report it, on whatever kind of loop. */
final class Exemplary {
  private static final long MILLI = 1_000_000;

  private Exemplary() {}

  static ReportedFinding of(Rule rule, String kind, String id, String culpritClass) {
    Frame culprit = new Frame(culpritClass, "list", "Orders.java", 41);
    boolean own = List.of(Rule.CPU_HOG, Rule.LOOP_LAG, Rule.CARRIER_HOG).contains(rule);
    Frame entry = entry(kind);
    Sample sample =
        new Sample(
            kind + ":loop-1",
            4,
            120 * MILLI,
            own ? 118 * MILLI : 0,
            9,
            "OrdersIT.lists()",
            List.of(culprit.text(), "com.acme.Server.handle(Server.java:7)", entry.text()),
            evidence(rule));
    return new ReportedFinding(
        id,
        rule.id(),
        rule.severity(),
        cause(rule),
        "report",
        kind,
        own ? culprit.culprit() : api(rule),
        culprit,
        entry,
        sample,
        new Tally(3, 250 * MILLI, 120 * MILLI));
  }

  private static String cause(Rule rule) {
    return switch (rule) {
      case CPU_HOG, LOOP_LAG, CARRIER_HOG -> "CPU";
      case BLOCKING_LOCK -> "LOCK";
      default -> "BLOCKED";
    };
  }

  private static String api(Rule rule) {
    return switch (rule) {
      case BLOCKING_SLEEP, CARRIER_PINNED -> "java.lang.Thread.sleep";
      case BLOCKING_WAIT -> "java.util.concurrent.CountDownLatch.await";
      case BLOCKING_FUTURE -> "java.util.concurrent.CompletableFuture.get";
      case BLOCKING_LOCK -> "java.util.concurrent.locks.ReentrantLock.lock";
      case BLOCKING_SOCKET -> "java.net.Socket.connect";
      case BLOCKING_FILE, BLOCKING_CLASS_INIT -> "java.nio.file.Files.readString";
      case BLOCKING_DNS -> "java.net.InetAddress.getByName";
      case BLOCKING_PROCESS -> "java.lang.Process.waitFor";
      case BLOCKING_JDBC -> "java.sql.PreparedStatement.executeQuery";
      case BLOCKING_CONSOLE -> "java.io.PrintStream.println";
      case CPU_HOG, LOOP_LAG, CARRIER_HOG -> throw new IllegalArgumentException(rule.id());
    };
  }

  private static Map<String, Object> evidence(Rule rule) {
    Map<String, Object> evidence = new LinkedHashMap<>();
    switch (rule) {
      case CPU_HOG, CARRIER_HOG -> {
        evidence.put("cpuPercent", 98);
        evidence.put("hot", "java.util.regex.Matcher.matches 97 %");
        evidence.put("controlWorstNanos", 3 * MILLI);
      }
      case LOOP_LAG -> {
        evidence.put("turns", 300);
        evidence.put("delayNanos", 120 * MILLI);
      }
      case BLOCKING_LOCK -> {
        evidence.put("owner", "worker-7");
        evidence.put("ownerAt", "com.acme.Cache.refresh(Cache.java:80)");
      }
      case CARRIER_PINNED ->
          evidence.put("reason", "a native frame is on the stack: com.acme.Native.call");
      default -> {}
    }
    return evidence;
  }

  private static Frame entry(String kind) {
    return switch (kind) {
      case "vertx" -> new Frame("io.vertx.core.impl.ContextImpl", "emit", null, 0);
      case "reactor" -> new Frame("reactor.core.scheduler.SchedulerTask", "call", null, 0);
      case "netty" -> new Frame("io.netty.channel.nio.NioEventLoop", "run", null, 0);
      default -> new Frame("com.acme.Loop", "run", "Loop.java", 12);
    };
  }
}
