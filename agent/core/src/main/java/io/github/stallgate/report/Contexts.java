// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Which tests run and ran, so that what began in one can be told as its own, also when it is judged
 * later and wherever it occurred. Safe for use by any thread.
 *
 * <p>Bounded: of the contexts that are over, the last {@value #MOST_REMEMBERED} are known.
 */
public final class Contexts {
  private static final int MOST_REMEMBERED = 2_048;
  private static final int MOST_NAMED = 3;
  private static final int LONGEST_NAME = 200;

  private final List<Context> open = new ArrayList<>();
  private final ArrayDeque<Context> past = new ArrayDeque<>();
  private final Map<String, Integer> loopsOfKind = new HashMap<>();

  /**
   * A context begins.
   *
   * @param name how findings name it; null if they shall not
   * @param collects whether its findings will be asked for
   */
  public synchronized Context begin(String name, boolean collects, long nanoTime) {
    Context context = new Context(shortened(name), nanoTime, collects);
    open.add(context);
    return context;
  }

  private static String shortened(String name) {
    return name == null || name.length() <= LONGEST_NAME
        ? name
        : name.substring(0, LONGEST_NAME - 1) + "\u2026";
  }

  /**
   * The context is over; what began in it may still come to be known.
   *
   * @return false if it was over before
   */
  public synchronized boolean end(Context context, long nanoTime) {
    if (!context.end(nanoTime)) {
      return false;
    }
    open.remove(context);
    past.addLast(context);
    if (past.size() > MOST_REMEMBERED) {
      past.removeFirst();
    }
    return true;
  }

  /** Nobody will ask for the context's findings any more. */
  public synchronized void forget(Context context) {
    context.forget();
  }

  /** The contexts in which that moment lies, those that began first before the others. */
  public synchronized List<Context> at(long nanoTime) {
    if (open.isEmpty() && past.isEmpty()) {
      return List.of();
    }
    List<Context> found = new ArrayList<>();
    for (Iterator<Context> each = past.descendingIterator(); each.hasNext(); ) {
      Context context = each.next();
      if (context.endedBefore(nanoTime)) {
        break;
      }
      if (context.contains(nanoTime)) {
        found.add(context);
      }
    }
    for (Context context : open) {
      if (context.contains(nanoTime)) {
        found.add(context);
      }
    }
    found.sort((a, b) -> Long.signum(a.began - b.began));
    return found;
  }

  /** {@code A and B}, {@code A, B, C and 2 more}; null if none of them has a name. */
  public static String names(List<Context> contexts) {
    List<String> names = new ArrayList<>();
    for (Context context : contexts) {
      if (context.name != null && !names.contains(context.name)) {
        names.add(context.name);
      }
    }
    if (names.size() < 2) {
      return names.isEmpty() ? null : names.get(0);
    }
    int more = names.size() - MOST_NAMED;
    String last = more > 0 ? more + " more" : names.get(names.size() - 1);
    List<String> first = names.subList(0, more > 0 ? MOST_NAMED : names.size() - 1);
    return String.join(", ", first) + " and " + last;
  }

  /** Where that context counts its findings; null if nobody wants to know. */
  public synchronized FindingStore findings(Context of) {
    return of.findings();
  }

  /** The findings that began in the context, with what was counted in it. */
  public synchronized List<Map<String, Object>> snapshot(Context of) {
    return of.snapshot();
  }

  /** The words for one of the context's findings; null if it has none of that id. */
  public synchronized String diagnostic(Context of, String id, Diagnostic words) {
    FindingStore findings = of.findings();
    ReportedFinding finding =
        findings == null ? null : findings.reported(id, Collections.unmodifiableMap(loopsOfKind));
    return finding == null ? null : words.text(finding);
  }

  public synchronized void loopBegan(String kind) {
    loopsOfKind.merge(kind, 1, Integer::sum);
  }
}
