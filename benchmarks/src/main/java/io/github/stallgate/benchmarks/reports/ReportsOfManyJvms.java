// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.reports;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reports as the agent writes them, of JVMs in which each finding is another one. */
record ReportsOfManyJvms(int jvms, int findings, int stallsInEach) {
  private static final int LOOPS = 8;
  private static final int OWN_FRAMES = 8;
  private static final int FRAMEWORK_FRAMES = 18;

  /** Fills the directory, with one file for each JVM. */
  void write(Path directory) throws IOException {
    for (int jvm = 0; jvm < jvms; jvm++) {
      try (Writer file = Files.newBufferedWriter(directory.resolve(jvm + "-1.jsonl"))) {
        head(file, jvm + 1);
        int each = findings / jvms;
        for (int number = jvm * each; number < (jvm + 1) * each; number++) {
          finding(file, number);
        }
        for (int stall = 0; stall < stallsInEach; stall++) {
          stall(file, jvm * each + stall % each, stall);
        }
        file.write("{\"type\":\"end\",\"findings\":%d,\"dropped\":0}\n".formatted(each));
      }
    }
  }

  private static void head(Writer file, int pid) throws IOException {
    file.write(
        "{\"type\":\"header\",\"schema\":1,\"version\":\"1.0.0\",\"pid\":%d,\"jdk\":\"17.0.15\"}\n"
            .formatted(pid));
    file.write("{\"type\":\"coverage\",\"hooksLive\":217,\"hooksKnown\":217,\"callSites\":true}\n");
    for (int loop = 0; loop < LOOPS; loop++) {
      file.write(
          "{\"type\":\"loop\",\"loop\":\"netty:nio-%d\",\"kind\":\"netty\"}\n".formatted(loop));
    }
  }

  private static void finding(Writer file, int number) throws IOException {
    String type = "com.acme.module%d.service.Type%d".formatted(number % 200, number);
    file.write(
        "{\"type\":\"finding\",\"id\":\"%08x\",\"rule\":\"BlockingSleep\",".formatted(number)
            + "\"severity\":\"error\",\"cause\":\"BLOCKED\",\"policy\":\"report\","
            + "\"loop\":\"netty:nio-1\",\"kind\":\"netty\",\"api\":\"java.lang.Thread.sleep\","
            + "\"culprit\":{\"class\":\"%s\",\"method\":\"run\",\"file\":\"T.java\",\"line\":7},"
                .formatted(type)
            + "\"durationNanos\":%d,\"cpuNanos\":0,".formatted(250_000_000 + number)
            + "\"stack\":[\"java.lang.Thread.sleep(Thread.java:10)\",\"%s.run(T.java:7)\","
                .formatted(type)
            + frames(number)
            + "\"java.lang.Thread.run(Thread.java:840)\"],\"evidence\":{}}\n");
    file.write(
        "{\"type\":\"count\",\"id\":\"%08x\",\"count\":37,\"totalNanos\":9300000000,"
                .formatted(number)
            + "\"maxNanos\":251000000}\n");
  }

  private static String frames(int number) {
    StringBuilder frames = new StringBuilder();
    for (int i = 0; i < OWN_FRAMES; i++) {
      frames.append("\"com.acme.Handler%d.step%d(H.java:%d)\",".formatted(number % 500, i, i));
    }
    for (int i = 0; i < FRAMEWORK_FRAMES; i++) {
      frames.append(
          "\"io.netty.channel.ChannelContext.fire%d(ChannelContext.java:1)\",".formatted(i));
    }
    return frames.toString();
  }

  private static void stall(Writer file, int number, int at) throws IOException {
    file.write(
        "{\"type\":\"stall\",\"loop\":\"netty:nio-1\",\"id\":\"%08x\",\"cause\":\"BLOCKED\","
                .formatted(number)
            + "\"at\":%d,\"durationNanos\":2000000}\n".formatted(1_790_000_000_000L + at));
  }
}
