// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was measured during the occurrence that a finding describes, in words: the cause first, then
 * what supports it. States numbers of the report and what follows from them. Pure; any thread.
 */
final class Measured {
  /** Up to here the watchdog's own clock tells of a quiet machine. */
  private static final long QUIET_NANOS = 10_000_000;

  /** From this share of the wall time on, computing was all that was done. */
  private static final double NEARLY_ALL = 0.8;

  private static final int MOST_FACTS = 6;

  private final ReportedFinding finding;
  private final Sample sample;
  private final Map<String, Object> evidence;

  private Measured(ReportedFinding finding) {
    this.finding = finding;
    this.sample = finding.sample();
    this.evidence = sample.evidence();
  }

  /** None to two escaped lines. */
  static List<String> lines(ReportedFinding finding) {
    return new Measured(finding).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    String cause = cause();
    if (cause != null) {
      lines.add((finding.tally().count() > 1 ? "one of them: " : "") + cause);
    }
    String facts = String.join(", ", facts());
    if (!facts.isEmpty()) {
      lines.add(facts);
    }
    return lines;
  }

  /** The sentence that tells the cause, or null where the call itself is the cause. */
  private String cause() {
    if (evidence.containsKey("reason")) {
      return "it could not give the carrier up: " + text("reason");
    }
    if (finding.cause() == null || finding.cause().equals("BLOCKED")) {
      return evidence.containsKey("delayNanos") ? queue() : null;
    }
    return switch (finding.cause()) {
      case "CPU" -> evidence.containsKey("delayNanos") ? queue() : computing();
      case "LOCK" -> evidence.containsKey("owner") ? lock() : null;
      case "GC" -> noise(share("gcPercent", "the JVM was collecting garbage"));
      case "MACHINE" -> noise(share("machinePercent", "the machine did not run this thread"));
      case "UNKNOWN" -> "its cause could not be told: no measurement accounts for it";
      default -> "cause " + Escape.text(finding.cause());
    };
  }

  private String computing() {
    long wall = sample.durationNanos();
    long cpu = sample.cpuNanos();
    String times = Quantities.duration(wall) + " wall, " + Quantities.duration(cpu) + " CPU: ";
    return times
        + (cpu >= NEARLY_ALL * wall ? "it was computing, not waiting" : "it was computing");
  }

  private String lock() {
    String lock = evidence.containsKey("lock") ? text("lock") : "the lock";
    String owner = lock + " was held by " + text("owner");
    return evidence.containsKey("ownerAt") ? owner + " at " + text("ownerAt") : owner;
  }

  private String queue() {
    String delay = "a task waited " + Quantities.duration(number("delayNanos")) + " for its turn";
    long turns = number("turns");
    if (turns == 0) {
      return delay;
    }
    return delay + ", " + Quantities.counted(turns, "turn", "turns") + " of others came first";
  }

  private String noise(String sentence) {
    return finding.isNoise() ? sentence + ": no code is blamed" : sentence;
  }

  private String share(String key, String what) {
    return evidence.containsKey(key) ? number(key) + " % of the time " + what : what;
  }

  /** Everything else that the report tells, the most telling first. */
  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    if (evidence.containsKey("hot")) {
      facts.add(hot(String.valueOf(evidence.get("hot"))));
    }
    shares(facts);
    waits(facts);
    clock(facts);
    if (finding.policy() != null && !finding.policy().equals("report")) {
      facts.add("policy " + Escape.text(finding.policy()));
    }
    if (sample.cpuNanos() > 0 && !"CPU".equals(finding.cause())) {
      facts.add("CPU time " + Quantities.duration(sample.cpuNanos()) + " in one of them");
    }
    int room = Math.max(0, MOST_FACTS - facts.size());
    evidence.entrySet().stream()
        .filter(fact -> !isInWords(fact.getKey()))
        .limit(room)
        .forEach(fact -> facts.add(Escape.text(fact.getKey()) + " " + text(fact.getKey())));
    return facts;
  }

  /** "97 % in java.util.regex.Matcher.matches", as the report has it the other way round. */
  private static String hot(String place) {
    int space = place.lastIndexOf(' ', Math.max(0, place.lastIndexOf(" %") - 1));
    boolean hasShare = place.endsWith(" %") && space > 0;
    return hasShare
        ? Escape.text(place.substring(space + 1)) + " in " + Escape.text(place.substring(0, space))
        : "mostly in " + Escape.text(place);
  }

  /** The shares of what was not the cause. */
  private void shares(List<String> facts) {
    share(facts, "CPU", "cpuPercent", " % computing");
    share(facts, "BLOCKED", "blockedPercent", " % blocked");
    share(facts, "LOCK", "lockPercent", " % waiting for a lock");
    share(facts, "GC", "gcPercent", " % garbage collection");
    share(facts, "MACHINE", "machinePercent", " % without a core");
  }

  private void share(List<String> facts, String cause, String key, String words) {
    if (evidence.containsKey(key) && !cause.equals(finding.cause())) {
      facts.add(number(key) + words);
    }
  }

  /** How often the thread began to wait meanwhile. */
  private void waits(List<String> facts) {
    if (number("blockedCount") > 0) {
      facts.add(
          Quantities.counted(number("blockedCount"), "wait for a monitor", "waits for monitors"));
    }
    if (number("waitedCount") > 0) {
      facts.add(Quantities.counted(number("waitedCount"), "park or wait", "parks or waits"));
    }
  }

  private void clock(List<String> facts) {
    if (!evidence.containsKey("controlWorstNanos")) {
      return;
    }
    long worst = number("controlWorstNanos");
    boolean quiet =
        worst <= QUIET_NANOS
            && !evidence.containsKey("gcPercent")
            && !evidence.containsKey("machinePercent");
    String late = "control clock at most " + Quantities.duration(worst) + " late";
    facts.add(quiet ? "the machine was quiet (" + late + ")" : late);
  }

  private static boolean isInWords(String key) {
    return switch (key) {
      case "cpuPercent",
          "blockedPercent",
          "lockPercent",
          "gcPercent",
          "machinePercent",
          "hot",
          "lock",
          "owner",
          "ownerAt",
          "ownerStack",
          "controlWorstNanos",
          "blockedCount",
          "waitedCount",
          "turns",
          "delayNanos",
          "reason" ->
          true;
      default -> false;
    };
  }

  private String text(String key) {
    return Escape.text(String.valueOf(evidence.get(key)));
  }

  /** The number, or 0 where the report has a text. */
  private long number(String key) {
    return evidence.get(key) instanceof Number number ? number.longValue() : 0;
  }
}
