// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.chat;

import com.acme.chat.Chat.Route;
import com.acme.common.CpuBudget;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Routes that hold the event loop by computing: each repeats one call of a library until it has
 * used 150 ms of CPU time.
 */
final class PlantedCpu {
  private static final long CPU_MILLIS = 150;
  private static final int ATTACHMENT_BYTES = 4 * 1024 * 1024;
  private static final int MEMBERS = 100_000;

  /** Tries every way to part a text of x, because it refers back to the group. */
  private static final Pattern SPAM = Pattern.compile("(x+x+)+\\1y");

  private static final String MESSAGE = "x".repeat(22);

  private final JsonFactory json = new JsonFactory();
  private final MessageDigest sha256 = sha256();
  private final byte[] attachment = new byte[ATTACHMENT_BYTES];
  private final byte[] export =
      ("[" + "{\"room\":7,\"text\":\"hello\"},".repeat(MEMBERS) + "null]")
          .getBytes(StandardCharsets.UTF_8);
  private final Integer[] scores =
      new Random(MEMBERS).ints(MEMBERS).boxed().toArray(Integer[]::new);

  /** Computes everything once, on the main thread: that loads the classes and warms them up. */
  PlantedCpu() throws IOException {
    importMessages();
    filterSpam();
    checksum();
    rankMembers();
  }

  Map<String, Route> routes() {
    return Map.of(
        "/import", (none, reply) -> reply.text(importMessages()),
        "/spam", (none, reply) -> reply.text(filterSpam()),
        "/checksum", (none, reply) -> reply.text(checksum()),
        "/rank", (none, reply) -> reply.text(rankMembers()));
  }

  private String importMessages() throws IOException {
    for (CpuBudget budget = CpuBudget.ofMillis(CPU_MILLIS); budget.isLeft(); ) {
      JsonParser parser = json.createParser(export);
      parser.nextToken();
      parser.skipChildren(); // stall: CpuHog
    }
    return "imported";
  }

  private String filterSpam() {
    for (CpuBudget budget = CpuBudget.ofMillis(CPU_MILLIS); budget.isLeft(); ) {
      SPAM.matcher(MESSAGE).matches(); // stall: CpuHog
    }
    return "filtered";
  }

  private synchronized String checksum() {
    for (CpuBudget budget = CpuBudget.ofMillis(CPU_MILLIS); budget.isLeft(); ) {
      sha256.digest(attachment); // stall: CpuHog
    }
    return "summed";
  }

  private String rankMembers() {
    for (CpuBudget budget = CpuBudget.ofMillis(CPU_MILLIS); budget.isLeft(); ) {
      Integer[] ranks = scores.clone();
      Arrays.sort(ranks, Collections.reverseOrder()); // stall: CpuHog
    }
    return "ranked";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
