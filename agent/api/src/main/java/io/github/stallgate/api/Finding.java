// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.api;

import java.util.List;
import java.util.Map;

/**
 * One problem at one place, as the agent found it in this JVM.
 *
 * @param id the fingerprint, which baselines name
 * @param rule for example {@code BlockingSleep}
 * @param severity {@code error}, {@code warning} or {@code note}
 * @param loop kind and thread name of the loop that was held first
 * @param kind the framework, for example {@code netty}
 * @param api the method that the application called, for example {@code java.lang.Thread.sleep}
 * @param context the tests during which it began first, as in {@code OrdersIT.lists()}; else null
 * @param culprit the frame a person would change
 * @param durationNanos nanoseconds: to a listener, of this occurrence; else of the first
 * @param count occurrences so far
 * @param totalNanos nanoseconds of loop time of all of them
 * @param stack the first occurrence's stack, innermost frame first
 */
public record Finding(
    String id,
    String rule,
    String severity,
    String loop,
    String kind,
    String api,
    String context,
    Place culprit,
    long durationNanos,
    long count,
    long totalNanos,
    List<String> stack) {
  @SuppressWarnings("unchecked")
  static Finding of(Map<String, Object> fields) {
    Map<String, Object> culprit = (Map<String, Object>) fields.get("culprit");
    return new Finding(
        text(fields, "id"),
        text(fields, "rule"),
        text(fields, "severity"),
        text(fields, "loop"),
        text(fields, "kind"),
        text(fields, "api"),
        text(fields, "context"),
        new Place(
            text(culprit, "class"),
            text(culprit, "method"),
            text(culprit, "file"),
            (int) number(culprit, "line")),
        number(fields, "durationNanos"),
        number(fields, "count"),
        number(fields, "totalNanos"),
        List.copyOf((List<String>) fields.get("stack")));
  }

  private static String text(Map<String, Object> fields, String name) {
    return (String) fields.get(name);
  }

  private static long number(Map<String, Object> fields, String name) {
    return ((Number) fields.get(name)).longValue();
  }
}
