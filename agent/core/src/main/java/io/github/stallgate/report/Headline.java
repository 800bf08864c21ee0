// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Rule;

/** The first line of a diagnostic: what held which loop for how long, as one sentence. Pure. */
final class Headline {
  private Headline() {}

  /** {@code error[BlockingSleep] Thread.sleep held a Netty event loop for 250 ms}. */
  static String of(ReportedFinding finding) {
    return tag(finding) + " " + sentence(finding);
  }

  /** {@code error[BlockingSleep]}. */
  static String tag(ReportedFinding finding) {
    return finding.severity().word() + "[" + Escape.text(finding.rule()) + "]";
  }

  /** The loop's thread, with an article. */
  static String thread(ReportedFinding finding) {
    Framework framework = Framework.of(finding.kind());
    return framework == Framework.OTHER
        ? "an event loop of kind " + Escape.text(finding.kind())
        : framework.thread();
  }

  /** What was called, or where the code itself was at work: {@code Thread.sleep}. */
  static String subject(ReportedFinding finding) {
    if (finding.isOwnCode()) {
      return Escape.text(finding.culprit().shortName());
    }
    String api = finding.api();
    return api.equals("synchronized") ? "a contended synchronized" : Escape.text(shortApi(api));
  }

  private static String sentence(ReportedFinding finding) {
    String thread = thread(finding);
    String time = Quantities.duration(finding.tally().maxNanos());
    if (finding.isNoise()) {
      return finding.cause().equals("GC")
          ? "garbage collection held " + thread + " for " + time
          : "the machine did not run " + thread + " for " + time;
    }
    String subject = subject(finding);
    Rule rule = Rule.of(finding.rule());
    if (rule == Rule.CPU_HOG) {
      return subject + " computed on " + thread + " for " + time;
    }
    if (rule == Rule.CARRIER_PINNED) {
      return subject + " waited and pinned " + thread + " for " + time;
    }
    if (rule == Rule.CARRIER_HOG) {
      return subject + " kept " + thread + " from others for " + time;
    }
    if (rule == Rule.LOOP_LAG && finding.sample().evidence().containsKey("delayNanos")) {
      return subject + " kept the tasks of " + thread + " waiting for up to " + time;
    }
    if (rule == Rule.BLOCKING_LOCK && finding.isOwnCode()) {
      return subject + " waited for a lock on " + thread + " for " + time;
    }
    return subject + " held " + thread + " for " + time;
  }

  /** {@code Thread.sleep} of {@code java.lang.Thread.sleep}. */
  private static String shortApi(String api) {
    int method = api.lastIndexOf('.');
    return api.substring(api.lastIndexOf('.', method - 1) + 1);
  }
}
