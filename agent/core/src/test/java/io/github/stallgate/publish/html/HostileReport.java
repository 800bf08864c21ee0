// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import static io.github.stallgate.publish.html.Pages.HOSTILE;
import static io.github.stallgate.publish.html.Pages.json;

import io.github.stallgate.publish.Publication;
import io.github.stallgate.report.ReportLines;
import java.io.IOException;
import java.nio.file.Path;

/** A report in which every text that can be hostile is. */
final class HostileReport {
  private static final String BAD = json(HOSTILE);

  private HostileReport() {}

  static Publication in(Path directory) throws IOException {
    ReportLines.lines(
        directory.resolve("<img src=x onerror=alert(1)>.jsonl"),
        header(),
        "{\"type\":\"coverage\",\"hooksLive\":1,\"hooksKnown\":2,\"missing\":[\""
            + BAD
            + "\"],"
            + "\"callSites\":false,\"watchdog\":true,\"unread\":[\""
            + BAD
            + "\"]}",
        "{\"type\":\"loop\",\"loop\":\"" + BAD + "\",\"kind\":\"" + BAD + "\",\"thread\":\"t\"}",
        finding(),
        Pages.stall(BAD, BAD, BAD, 1_000_000, 250),
        Pages.lag(BAD, 100_000_000, 1_500_000),
        "{\"type\":\"clean\",\"kind\":\"" + BAD + "\",\"culprit\":\"a.b\",\"api\":\"" + BAD + "\"}",
        ReportLines.END);
    ReportLines.lines(directory.resolve("<b>.jsonl"), BAD);
    return Pages.publication(directory);
  }

  private static String header() {
    return "{\"type\":\"header\",\"schema\":1,\"version\":\"%1$s\",\"pid\":4711,\"started\":\"%1$s\","
            .formatted(BAD)
        + "\"jdk\":\"17.%1$s\",\"vm\":\"%1$s\",\"main\":\"%1$s\",\"options\":{\"%1$s\":\"%1$s\"},"
            .formatted(BAD)
        + "\"origins\":{\"%1$s\":\"%1$s\"}}".formatted(BAD);
  }

  private static String finding() {
    return "{\"type\":\"finding\",\"id\":\"%1$s\",\"rule\":\"%1$s\",\"severity\":\"error\","
            .formatted(BAD)
        + "\"cause\":\"%1$s\",\"policy\":\"%1$s\",\"loop\":\"%1$s\",\"kind\":\"%1$s\","
            .formatted(BAD)
        + "\"api\":\"%1$s\",\"context\":\"%1$s\",\"durationNanos\":250000000,".formatted(BAD)
        + "\"culprit\":{\"class\":\"%1$s\",\"method\":\"%1$s\",\"file\":\"%1$s\",\"line\":1},"
            .formatted(BAD)
        + "\"framework\":{\"class\":\"%1$s\",\"method\":\"%1$s\"},".formatted(BAD)
        + "\"stack\":[\"%1$s\",\"a.%1$s\"],".formatted(BAD)
        + "\"evidence\":{\"%1$s\":\"%1$s\",\"hot\":\"%1$s\",\"lock\":\"%1$s\",\"owner\":\"%1$s\"}}"
            .formatted(BAD);
  }
}
